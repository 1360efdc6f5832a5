package com.aiponge.gateway.operations;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.PeerAddress;
import com.aiponge.runtime.settings.Settings;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientConfig;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.time.Duration;

/** Asks one service for its readiness: a free question, unsigned, on a connection of its own. Thread-safe. */
final class ServiceProbe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int READY = 200;

    private final ServiceName service;
    private final Http1Client client;

    /** @param millis how long the answer took; @param error null when all is well, else why not, in words for the public */
    record Result(long millis, String error) {
    }

    ServiceProbe(ServiceName service, Settings settings) {
        this.service = service;
        this.client = Http1ClientConfig.builder()
                .baseUri(PeerAddress.of(service, settings)).followRedirects(false).shareConnectionCache(false).servicesDiscoverServices(false)
                .connectionCacheSize(1).proxy(Proxy.noProxy()).socketOptions(socket -> socket.connectTimeout(LIMIT).readTimeout(LIMIT)).build();
    }

    ServiceName service() {
        return service;
    }

    Result ask() {
        long began = System.nanoTime();
        String error;
        try (Http1ClientResponse answer = client.get("/ready").request()) {
            answer.inputStream().readAllBytes();
            error = answer.status().code() == READY ? null : "not ready";
        } catch (java.io.IOException | RuntimeException e) {
            error = "not reachable";
        }
        return new Result((System.nanoTime() - began) / 1_000_000, error);
    }
}
