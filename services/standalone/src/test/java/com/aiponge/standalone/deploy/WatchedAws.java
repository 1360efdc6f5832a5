package com.aiponge.standalone.deploy;

import com.aiponge.testkit.FakeHttpServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between the scripts and the mock: notes the action of every call as a policy names it, may refuse it or change the answer. The mock enforces no permissions through it. */
final class WatchedAws implements AutoCloseable {
    private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([a-z]+)/aws4_request");
    private static final Set<String> PASSED_ON = Set.of("authorization", "content-type", "x-amz-target", "x-amz-date", "accept", "smithy-protocol");
    private final Set<String> actions = new ConcurrentSkipListSet<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeHttpServer server;
    private volatile BiPredicate<String, String> refused = (action, body) -> false;
    private volatile BinaryOperator<String> answers = (action, answer) -> answer;

    WatchedAws(MockAws aws) {
        this.server = FakeHttpServer.start(exchange -> pass(exchange, aws.url()));
    }

    /** @param these by action and body; the mock does not hear of them */
    WatchedAws refusing(BiPredicate<String, String> these) {
        refused = these;
        return this;
    }

    /** @param changed gets the action and the mock's answer, gives the one that the script sees */
    WatchedAws answering(BinaryOperator<String> changed) {
        answers = changed;
        return this;
    }

    private void pass(HttpExchange exchange, String target) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase())) {
                request.header(name, values.getFirst());
            }
        });
        String text = new String(body, StandardCharsets.UTF_8);
        String action = action(exchange, text);
        actions.add(action);
        if (refused.test(action, text)) {
            boolean json = exchange.getRequestHeaders().containsKey("X-Amz-Target");
            FakeHttpServer.answer(exchange, 400, json ? "application/x-amz-json-1.1" : "text/xml", (json ? "{\"__type\":\"AccessDeniedException\",\"message\":\"refused\"}"
                    : "<ErrorResponse><Error><Code>AccessDenied</Code><Message>refused</Message></Error></ErrorResponse>").getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("Content-Type").orElse("text/plain");
            answer.headers().firstValue("smithy-protocol").ifPresent(value -> exchange.getResponseHeaders().set("smithy-protocol", value));
            byte[] seen = type.contains("cbor") ? answer.body() : answers.apply(action, new String(answer.body(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            FakeHttpServer.answer(exchange, answer.statusCode(), type, seen);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The three ways in which protocols of AWS name an operation: a header, a field of the form, the path. */
    private static String action(HttpExchange exchange, String body) {
        String service = first(SERVICE, exchange.getRequestHeaders().getFirst("Authorization")).replace("monitoring", "cloudwatch");
        String header = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String path = exchange.getRequestURI().getPath();
        String operation = header != null ? header.substring(header.lastIndexOf('.') + 1)
                : path.contains("/operation/") ? path.substring(path.lastIndexOf('/') + 1) : first(Pattern.compile("(?:^|&)Action=(\\w+)"), body);
        return service + ":" + operation;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " in " + text);
        }
        return matcher.group(1);
    }

    String url() {
        return server.uri().toString();
    }

    /** Every action that was asked for. */
    Set<String> actions() {
        return Set.copyOf(actions);
    }

    @Override
    public void close() {
        server.close();
    }
}
