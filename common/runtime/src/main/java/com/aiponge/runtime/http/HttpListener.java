package com.aiponge.runtime.http;

import io.helidon.http.Header;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.Http1ConnectionSelectorConfig;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ProtocolConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP/1.1 listener with the gaps of the server underneath closed: stalled clients, ambiguous framing, errors without the envelope,
 * {@code Connection: close} that is not kept, extensions found on the class path. One function serves every request.
 */
public final class HttpListener {
    /** Serves one request on its own virtual thread. What it throws is answered as a {@link Problem}. */
    @FunctionalInterface
    public interface Exchange {
        void serve(ServerRequest request, ServerResponse response) throws Exception;
    }

    /**
     * @param port           0 picks a free one
     * @param maxBody        bytes of a body that declares its length; streamed routes need the largest they take
     * @param maxConnections open connections at most
     * @param always         headers of every answer, also of those refused before a handler
     * @param upgraders      by protocol, such as {@code websocket}
     */
    public record Config(String address, int port, long maxBody, int maxConnections, List<Header> always,
                         Map<String, Http1Upgrader> upgraders, List<ProtocolConfig> protocols) {
    }

    /** Longest silence between two requests; above the 60 s after which AWS balancers close theirs. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(75);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration SETTLE = Duration.ofMillis(20);

    private final WebServer server;
    private final ListenerGate gate;

    private HttpListener(WebServer server, ListenerGate gate) {
        this.server = server;
        this.gate = gate;
    }

    public static HttpListener start(Config config, Exchange exchange) {
        ListenerGate gate = new ListenerGate(config.always(), exchange);
        Http1ConnectionSelectorConfig.Builder http = Http1ConnectionSelector.builder()
                .config(Http1Config.builder().maxPrologueLength(8 * 1024).maxHeadersSize(16 * 1024)
                        .validatePrologue(false) // refuses a colon in a query (Helidon 4.1.7), which RFC 3986 allows; Framing checks instead
                        .continueImmediately(false).buildPrototype());
        config.upgraders().forEach(http::putUpgrader);
        WebServer server = WebServerConfig.builder()
                .host(config.address())
                .port(config.port())
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .protocols(config.protocols())
                .addConnectionSelector(new StallGuard(http.build()))
                .mediaContext(media -> media.mediaSupportsDiscoverServices(false))
                .contentEncoding(encoding -> encoding.contentEncodingsDiscoverServices(false))
                .directHandlers(DirectAnswers.handlers(config.always()))
                .maxPayloadSize(config.maxBody())
                .maxTcpConnections(config.maxConnections())
                .backlog(1024)
                .idleConnectionTimeout(KEEP_ALIVE)
                .idleConnectionPeriod(Duration.ofSeconds(2))
                .shutdownGracePeriod(GRACE)
                .shutdownHook(false)
                .routing(HttpRouting.builder().addFilter(gate).any(gate::serve))
                .build()
                .start();
        return new HttpListener(server, gate);
    }

    public int port() {
        return server.port();
    }

    /** Refuses new connections, lets requests in flight finish within 30 seconds, and ends. */
    public void stop() {
        // The server interrupts only connections that wait for a request at this instant; one between two requests would hold it for the
        // whole grace. So busy ones are told to end with their answer first, and those just past that have a moment to wait again.
        gate.drain();
        LockSupport.parkNanos(SETTLE.toNanos());
        server.stop();
    }
}
