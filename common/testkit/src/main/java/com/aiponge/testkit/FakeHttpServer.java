package com.aiponge.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 that does what a test says and remembers what it was asked. Thread-safe; a virtual thread a request. */
public final class FakeHttpServer implements AutoCloseable {
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private FakeHttpServer(int port) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1024);
    }

    /** On a free port. */
    public static FakeHttpServer start(HttpHandler handler) {
        return start(0, handler);
    }

    /** @param handler gets the exchange with its body read already, and answers it; what it throws becomes a 500 with the message */
    public static FakeHttpServer start(int port, HttpHandler handler) {
        try {
            FakeHttpServer fake = new FakeHttpServer(port);
            fake.server.setExecutor(fake.threads);
            fake.server.createContext("/", exchange -> fake.serve(exchange, handler));
            fake.server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpExchange exchange, HttpHandler handler) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            requests.add(new FakeRequest(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            exchange.setStreams(new ByteArrayInputStream(body), null);
            handle(exchange, handler);
        }
    }

    private static void handle(HttpExchange exchange, HttpHandler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException | AssertionError e) {
            if (exchange.getResponseCode() == -1) {
                answer(exchange, 500, "text/plain", String.valueOf(e).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Answers with JSON text. */
    public static void json(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with a body of known length. */
    public static void answer(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** What came so far, in the order of arrival. */
    public List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    /** Stops at once; connections end. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
