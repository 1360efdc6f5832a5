package com.aiponge.harness;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.ErrorBody;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.FakeRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Another service, as far as a test needs it: a real server that answers in the envelope. Rules are tried from the latest to the first.
 * Thread-safe.
 */
public final class PeerStub implements AutoCloseable {
    /** Answers {@code data}, or throws a {@link Problem} to fail as a service fails. */
    @FunctionalInterface
    public interface Reply {
        Object data(Request request) throws Exception;
    }

    /**
     * @param path  with its query, as sent
     * @param body  an empty object when it is not JSON
     * @param bytes the body as it came; do not change it
     */
    public record Request(String method, String path, JsonNode body, byte[] bytes) {
        /** The segment of the path at this place, 0 the first one. */
        public String segment(int place) {
            return path.split("[?]", 2)[0].split("/")[place + 1];
        }
    }

    private record Rule(String method, String pathPattern, int status, Reply reply) {
        boolean fits(String someMethod, String path) {
            return method.equals(someMethod) && path.split("[?]", 2)[0].matches(pathPattern);
        }
    }

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final FakeHttpServer server;

    private PeerStub() {
        this.server = FakeHttpServer.start(this::serve);
    }

    public static PeerStub start() {
        return new PeerStub();
    }

    /** @param pathPattern a regular expression over the whole path without its query */
    public PeerStub on(String method, String pathPattern, Reply reply) {
        return on(method, pathPattern, 200, reply);
    }

    public PeerStub on(String method, String pathPattern, int status, Reply reply) {
        rules.addFirst(new Rule(method, pathPattern, status, reply));
        return this;
    }

    /** The value of a {@code …_SERVICE_URL} setting. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Requests so far whose path, without query, fits the regular expression. */
    public List<FakeRequest> requests(String method, String pathPattern) {
        return server.requests().stream()
                .filter(request -> request.method().equals(method) && request.target().split("[?]", 2)[0].matches(pathPattern)).toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().toString();
        String method = exchange.getRequestMethod();
        JsonNode body = bytes.length > 0 && bytes[0] == '{' ? Json.tree(bytes) : Json.toTree(Map.of());
        try {
            Rule rule = rules.stream().filter(one -> one.fits(method, path)).findFirst().orElseThrow(Problem.NotFound::new);
            Object data = rule.reply().data(new Request(method, path, body, bytes));
            FakeHttpServer.answer(exchange, rule.status(), "application/json", Json.bytes(Map.of("success", true, "data", Json.toTree(data))));
        } catch (Problem problem) {
            FakeHttpServer.answer(exchange, problem.status(), "application/json", ErrorBody.of(problem, "stub"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
