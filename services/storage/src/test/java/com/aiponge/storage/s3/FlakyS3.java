package com.aiponge.storage.s3;

import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.FakeRequest;
import com.aiponge.testkit.RawHttp;
import com.aiponge.testkit.RawResponse;
import com.aiponge.testkit.TestS3;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Stands before a real S3 store and passes requests on as they are, but for those that a test wants otherwise. Thread-safe. */
public final class FlakyS3 implements AutoCloseable {
    private final TestS3 behind;
    private final FakeHttpServer front;
    private final List<Trick> tricks = new ArrayList<>();

    /** What to do with a request. */
    enum Kind { LOSE_ANSWER, CORRUPT, REFUSE }

    private record Trick(Predicate<String> which, Kind kind, int status, String code) {
    }

    private FlakyS3(TestS3 behind) {
        this.behind = behind;
        this.front = FakeHttpServer.start(this::serve);
    }

    public static FlakyS3 before(TestS3 server) {
        return new FlakyS3(server);
    }

    /** How to reach the store through here. */
    public TestS3 server() {
        return new TestS3(behind.name(), front.uri(), behind.region(), behind.key(), behind.secret());
    }

    /** The store does what the next such request wants, but its answer is lost. @param which of method, blank and target */
    void loseAnswer(Predicate<String> which) {
        add(new Trick(which, Kind.LOSE_ANSWER, 0, null), 1);
    }

    /** One byte of the next such request's body is another one. */
    void corrupt(Predicate<String> which) {
        add(new Trick(which, Kind.CORRUPT, 0, null), 1);
    }

    /** The next such requests get this answer and never reach the store. */
    public void refuse(Predicate<String> which, int times, int status, String code) {
        add(new Trick(which, Kind.REFUSE, status, code), times);
    }

    private synchronized void add(Trick trick, int times) {
        for (int i = 0; i < times; i++) {
            tricks.add(trick);
        }
    }

    public synchronized void behave() {
        tricks.clear();
    }

    public List<String> requests() {
        return front.requests().stream().map(one -> one.method() + ' ' + one.target()).toList();
    }

    private synchronized Trick trickFor(String request) {
        for (Iterator<Trick> all = tricks.iterator(); all.hasNext();) {
            Trick trick = all.next();
            if (trick.which().test(request)) {
                all.remove();
                return trick;
            }
        }
        return null;
    }

    private void serve(HttpExchange exchange) throws IOException {
        FakeRequest request = new FakeRequest(exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
        Trick trick = trickFor(request.method() + ' ' + request.target());
        if (trick != null && trick.kind() == Kind.REFUSE) {
            String xml = "<?xml version=\"1.0\"?><Error><Code>" + trick.code() + "</Code><Message>no</Message><RequestId>R1</RequestId></Error>";
            FakeHttpServer.answer(exchange, trick.status(), "application/xml", xml.getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (trick != null && trick.kind() == Kind.CORRUPT) {
            request.body()[request.body().length / 2] ^= 1;
        }
        RawResponse answer = passOn(request);
        if (trick == null || trick.kind() == Kind.CORRUPT) {
            exchange.getResponseHeaders().clear();
            answer.headers().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("transfer-encoding") && !name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("connection")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            if (request.method().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", answer.header("Content-Length"));
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private RawResponse passOn(FakeRequest request) {
        try (RawHttp connection = RawHttp.to(URI.create(behind.endpoint().toString()).getPort())) {
            StringBuilder head = new StringBuilder(request.method() + ' ' + request.target() + " HTTP/1.1\r\n");
            request.headers().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("connection")) {
                    values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
                }
            });
            connection.send(head.append("Connection: close\r\n\r\n").toString()).send(request.body());
            return request.method().equals("HEAD") ? connection.readHeadResponse() : connection.readResponse();
        }
    }

    @Override
    public void close() {
        front.close();
    }
}
