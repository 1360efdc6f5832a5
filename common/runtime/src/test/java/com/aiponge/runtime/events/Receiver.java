package com.aiponge.runtime.events;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.peers.Peers;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.FakeRequest;
import com.aiponge.testkit.Ports;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plays system and ai-analytics: a real HTTP server that can be away, and answers as a test says. */
final class Receiver implements AutoCloseable {
    private final int port = Ports.free();
    private final List<FakeRequest> earlier = new ArrayList<>();
    private volatile Function<FakeBody, Integer> answer = body -> 202;
    private volatile Runnable before = () -> { };
    private FakeHttpServer server;

    /** What a request brought. */
    record FakeBody(String path, JsonNode json) {
    }

    Receiver start() {
        server = FakeHttpServer.start(port, exchange -> {
            before.run();
            int status = answer.apply(new FakeBody(exchange.getRequestURI().getPath(), Json.tree(exchange.getRequestBody().readAllBytes())));
            FakeHttpServer.json(exchange, status, status < 300
                    ? "{\"success\":true,\"data\":{\"accepted\":1},\"timestamp\":\"2026-05-04T09:00:00.000Z\"}"
                    : "{\"success\":false,\"error\":{\"type\":\"X\",\"code\":\"CODE_" + status + "\",\"message\":\"m\",\"correlationId\":\"c\"},\"timestamp\":\"2026-05-04T09:00:00.000Z\"}");
        });
        return this;
    }

    /** @param status of the answer to a body */
    Receiver answering(Function<FakeBody, Integer> status) {
        answer = status;
        return this;
    }

    /** Runs while a request waits for its answer. */
    Receiver during(Runnable work) {
        before = work;
        return this;
    }

    /** What was answered with 2xx or not, in order of arrival, over restarts. */
    List<FakeRequest> requests() {
        List<FakeRequest> all = new ArrayList<>(earlier);
        if (server != null) {
            all.addAll(server.requests());
        }
        return all;
    }

    List<JsonNode> bodies(String path) {
        return requests().stream().filter(request -> request.target().equals(path)).map(request -> Json.tree(request.body())).toList();
    }

    Peers peers() {
        String url = "http://127.0.0.1:" + port;
        Settings settings = Settings.of(Map.of("SYSTEM_SERVICE_URL", url, "AI_ANALYTICS_SERVICE_URL", url));
        return new HttpPeers(settings, new MessageSigner(new ServiceKeys("k".repeat(40), List.of()), ServiceName.MUSIC.wireName(), Clock.systemUTC()), Clock.systemUTC());
    }

    void stop() {
        if (server != null) {
            earlier.addAll(server.requests());
            server.close();
            server = null;
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
