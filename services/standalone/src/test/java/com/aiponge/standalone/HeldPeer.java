package com.aiponge.standalone;

import com.aiponge.testkit.FakeHttpServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands between a service and one of its peers, passes every request on as it came, and holds those that a test names. Thread-safe. */
final class HeldPeer implements AutoCloseable {
    /** Of one hop; the JDK's client sets them itself. */
    private static final Set<String> OF_THE_HOP = Set.of("connection", "content-length", "date", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** At which point a call stands still. */
    enum When {
        /** The peer has not heard of it. */
        ASKED,
        /** The peer has done its work, and the answer is not told. */
        ANSWERED
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final FakeHttpServer server;
    private final URI target;

    private HeldPeer(int port) {
        this.target = URI.create("http://127.0.0.1:" + port);
        this.server = FakeHttpServer.start(this::pass);
    }

    static HeldPeer to(int port) {
        return new HeldPeer(port);
    }

    /** Where the service finds its peer. */
    String url() {
        return server.uri().toString();
    }

    /** Calls of one person to one route, repeats too, until {@link #letGo}. */
    static final class Hold {
        private final String user;
        private final String method;
        private final Pattern path;
        private final When when;
        private final AtomicInteger toPass;
        private final AtomicInteger standing = new AtomicInteger();
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold(String user, String method, String path, When when, int toPass) {
            this.user = user;
            this.method = method;
            this.path = Pattern.compile(path);
            this.when = when;
            this.toPass = new AtomicInteger(toPass);
        }

        /** At this moment a call stands still. */
        boolean holds() {
            return standing.get() > 0;
        }

        private boolean takes(HttpExchange exchange) {
            return method.equals(exchange.getRequestMethod()) && user.equals(exchange.getRequestHeaders().getFirst("x-user-id"))
                    && path.matcher(exchange.getRequestURI().getPath()).matches() && toPass.getAndDecrement() <= 0;
        }

        private void standStill() throws InterruptedIOException {
            standing.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            } finally {
                standing.decrementAndGet();
            }
        }
    }

    /**
     * @param path   a regular expression for the whole path
     * @param toPass so many calls are let through first
     */
    Hold hold(String user, String method, String path, When when, int toPass) {
        Hold hold = new Hold(user, method, path, when, toPass);
        holds.add(hold);
        return hold;
    }

    /** Ends all holds. What stood still before the peer reaches it now, late; its caller may have gone. */
    void letGo() {
        holds.forEach(hold -> hold.released.countDown());
        holds.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        Hold hold = holds.stream().filter(one -> one.takes(exchange)).findFirst().orElse(null);
        if (hold != null && hold.when == When.ASKED) {
            hold.standStill();
        }
        HttpResponse<byte[]> response = send(exchange);
        if (hold != null && hold.when == When.ANSWERED) {
            hold.standStill();
        }
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private HttpResponse<byte[]> send(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI().toString())).timeout(LIMIT)
                .method(exchange.getRequestMethod(), body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        letGo();
        server.close();
        http.close();
    }
}
