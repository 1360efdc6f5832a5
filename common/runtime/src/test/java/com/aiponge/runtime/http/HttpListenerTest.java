package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.RawHttp;
import com.aiponge.testkit.RawResponse;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every gap of the server underneath that {@link HttpListener} closes, over a real socket. */
class HttpListenerTest {
    private static final AtomicInteger SERVED = new AtomicInteger();
    private static final Header MARK = HeaderValues.create("X-Mark", "always");
    private static HttpListener listener;

    @BeforeAll
    static void start() {
        HttpListener.Config config = new HttpListener.Config("127.0.0.1", 0, 10_000, 100, List.of(MARK), Map.of(), List.of());
        listener = HttpListener.start(config, (request, response) -> {
            SERVED.incrementAndGet();
            switch (request.prologue().uriPath().path()) {
                case "/echo" -> Answers.write(response, Answer.bytes(200, "text/plain", BodyReader.read(request, 5_000)), false);
                case "/head" -> Answers.write(response, Answer.bytes(200, "text/plain", new byte[42]), true);
                case "/method" -> Answers.write(response, Answer.bytes(200, "text/plain", new Wire(request).method().getBytes(StandardCharsets.US_ASCII)), false);
                case "/broken" -> throw new IllegalStateException("a secret of the database");
                case "/error" -> throw new StackOverflowError("a secret of the stack");
                case "/problem" -> throw new Problem.Unavailable("Try later");
                default -> Answers.write(response, Answer.ok(Map.of("path", request.prologue().uriPath().path())), false);
            }
        });
    }

    @AfterAll
    static void stop() {
        listener.stop();
    }

    private static RawHttp connect() {
        return RawHttp.to(listener.port());
    }

    private static String request(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: a\r\n" + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Content-Length: 4\r\nContent-Length: 5",
        "Content-Length: +4",
        "Content-Length: -1",
        "Content-Length: 4, 4",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: Chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked"})
    void refusesAmbiguousFramingAndClosesWithoutServingWhatFollows(String framing) {
        int before = SERVED.get();
        try (RawHttp http = connect()) {
            http.send(request("POST /echo", framing) + "0\r\n\r\n" + request("GET /smuggled"));

            RawResponse response = http.readResponse();

            assertEquals(400, response.status(), framing);
            assertTrue(response.text().contains("\"success\":false"), response.text());
            assertTrue(http.isClosedWithin(Duration.ofSeconds(3)), "still open after " + framing);
            assertEquals(before, SERVED.get(), "a handler saw a request with " + framing);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+2\r\nhi\r\n0\r\n\r\n", "2;a=b\r\nhi\r\n0\r\n\r\n", "zz\r\nhi\r\n0\r\n\r\n", "2\r\nhiXX0\r\n\r\n", "\r\nhi\r\n0\r\n\r\n",
        "ffffffffffffffff\r\nhi\r\n0\r\n\r\n", " 2\r\nhi\r\n0\r\n\r\n", "0x2\r\nhi\r\n0\r\n\r\n", "2\r\nhi\r\n0\r\nX: y\r\n\r\n", "2\nhi\r\n0\r\n\r\n"})
    void refusesChunksThatTwoReadersEndDifferently(String chunks) {
        int before = SERVED.get();
        try (RawHttp http = connect()) {
            RawResponse response = http.send(request("POST /echo", "Transfer-Encoding: chunked") + chunks + request("GET /smuggled")).readResponse();

            assertEquals(400, response.status(), chunks);
            assertEquals("close", response.header("Connection"));
            assertTrue(http.isClosedWithin(Duration.ofSeconds(3)), "still open after " + chunks);
            assertEquals(before + 1, SERVED.get(), "what follows was served");
        }
    }

    @Test
    void refusesAChunkThatWouldFillTheMemoryBeforeItHasCome() {
        try (RawHttp http = connect()) {
            assertEquals(413, http.send(request("POST /echo", "Transfer-Encoding: chunked") + "7fffffff\r\n").readResponse().status());
            assertTrue(http.isClosedWithin(Duration.ofSeconds(3)));
        }
    }

    @Test
    void readsWellFormedChunksAndTheRequestAfterThem() {
        try (RawHttp http = connect()) {
            String chunks = "2\r\nhi\r\n00000A\r\n, there \r\n\r\n0\r\n\r\n";
            assertEquals("hi, there \r\n", http.send(request("POST /echo", "Transfer-Encoding: chunked") + chunks).readResponse().text());
            assertEquals(200, http.send(request("GET /x")).readResponse().status());
        }
    }

    @Test
    void refusesAHeaderWithoutAName() {
        try (RawHttp http = connect()) {
            assertEquals(400, http.send("GET /x HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n").readResponse().status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a//b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /x HTTP/1.0\r\n\r\n", "GET /broken HTTP/1.1\r\nHost: a\r\n\r\n"})
    void namesARequestThatFailsBeforeItHasAName(String bytes) {
        try (RawHttp http = connect()) {
            RawResponse response = http.send(bytes).readResponse();

            assertTrue(response.text().contains("\"correlationId\":\"" + response.header("X-Correlation-ID") + "\""), response.toString());
            assertEquals(36, response.header("X-Request-ID").length());
            assertEquals("1.0.0", response.header("X-Server-Contract-Version"));
            assertEquals("default-src 'none'; frame-ancestors 'none'", response.header("Content-Security-Policy"));
            assertEquals("private, no-store", response.header("Cache-Control"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/a//b", "/a;x=1", "/a%2fb", "/a%2E%2E/b", "/a%00b", "/a\\b", "/.", "/a%5cb", "/a%7f", "/a%3bb", "/a%"})
    void refusesPathsThatTwoReadersResolveDifferently(String path) {
        int before = SERVED.get();
        try (RawHttp http = connect()) {
            assertEquals(400, http.send(request("GET " + path)).readResponse().status());
            assertEquals(before, SERVED.get());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /x HTTP/1.0\r\n\r\n", "GET /x HTTP/1.1\r\n\r\n", "GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", "GET /x HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n", "\u0000\u0001\u0002\r\n\r\n", "GET\r\n\r\n",
        "GET /x HTTP/1.1\nHost: a\n\n", "GET /x HTTP/1.1\r\nHost: a\r\nX: y\nZ: w\r\n\r\n", "GET /x HTTP/1.1\r\nHost: a\r\nX: y\rZ: w\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a\r\nX: y\u0000z\r\n\r\n", "GET /x HTTP/1.1\r\nHost: a\r\nX: y\u0001z\r\n\r\n", "M-SEARCH /x HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /x#part HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://evil.example/x HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"})
    void answersWhatIsNoHttpInTheEnvelopeAndCloses(String bytes) {
        try (RawHttp http = connect()) {
            RawResponse response = http.send(bytes).readResponse();

            assertEquals(400, response.status());
            assertTrue(response.text().contains("\"error\":{\"type\":\"ValidationError\""), response.text());
            assertEquals("always", response.header("X-Mark"));
            assertTrue(http.isClosedWithin(Duration.ofSeconds(3)));
        }
    }

    @Test
    void closesAConnectionThatStopsInTheMiddleOfAMessage() {
        try (RawHttp line = connect(); RawHttp header = connect(); RawHttp body = connect(); RawHttp chunk = connect(); RawHttp idle = connect()) {
            line.send("GET /he");
            header.send("GET /x HTTP/1.1\r\nHost: a\r\nX-Half: y");
            body.send(request("POST /echo", "Content-Length: 100") + "half");
            chunk.send(request("POST /echo", "Transfer-Encoding: chunked") + "10\r\nhalf");
            idle.send(request("GET /x")).readResponse();

            Duration limit = Duration.ofSeconds(16);
            assertTrue(line.isClosedWithin(limit), "half a request line");
            assertTrue(header.isClosedWithin(limit), "half a header");
            assertTrue(body.isClosedWithin(limit), "half a body");
            assertTrue(chunk.isClosedWithin(limit), "half a chunk");
            assertEquals(200, idle.send(request("GET /x")).readResponse().status(), "a connection between two requests was closed too");
        }
    }

    @Test
    void closesWhenTheClientAsksForIt() {
        try (RawHttp http = connect()) {
            assertEquals(200, http.send(request("GET /x", "Connection: close")).readResponse().status());
            assertTrue(http.isClosedWithin(Duration.ofSeconds(3)));
        }
    }

    @Test
    void keepsAConnectionForTheNextRequest() {
        try (RawHttp http = connect()) {
            for (int i = 0; i < 3; i++) {
                RawResponse response = http.send(request("POST /echo", "Content-Length: 2") + "hi").readResponse();
                assertEquals("hi", response.text());
            }
        }
    }

    @Test
    void answersHeadWithTheLengthAndNoBody() {
        try (RawHttp http = connect()) {
            RawResponse head = http.send(request("HEAD /head")).readHeadResponse();

            assertEquals("42", head.header("Content-Length"));
            assertEquals(200, http.send(request("GET /x")).readResponse().status(), "a body followed the answer to HEAD");
        }
    }

    @Test
    void neverShowsWhatAnExceptionSays() {
        try (RawHttp http = connect()) {
            for (String path : List.of("/broken", "/error")) {
                RawResponse response = http.send(request("GET " + path)).readResponse();
                assertEquals(500, response.status());
                assertFalse(response.text().contains("secret"), response.text());
                assertTrue(response.text().contains("INTERNAL_ERROR"));
            }
        }
    }

    @Test
    void answersProblemsWithTheirStatusAndRetryAfter() {
        try (RawHttp http = connect()) {
            RawResponse response = http.send(request("GET /problem")).readResponse();

            assertEquals(503, response.status());
            assertEquals("5", response.header("Retry-After"));
            assertTrue(response.text().contains("SERVICE_UNAVAILABLE"));
        }
    }

    @Test
    void refusesBodiesOverTheLimitsOfRouteAndListener() {
        try (RawHttp declared = connect(); RawHttp listenerLimit = connect(); RawHttp chunked = connect()) {
            assertEquals(413, declared.send(request("POST /echo", "Content-Length: 5001") + "x".repeat(5001)).readResponse().status());
            assertEquals(413, listenerLimit.send(request("POST /echo", "Content-Length: 10001")).readResponse().status());
            String chunk = "1771\r\n" + "x".repeat(0x1771) + "\r\n0\r\n\r\n";
            assertEquals(413, chunked.send(request("POST /echo", "Transfer-Encoding: chunked") + chunk).readResponse().status());
        }
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        try (RawHttp http = connect()) {
            RawResponse response = http.send(request("GET /x", "X-Large: " + "y".repeat(17_000))).readResponse();
            assertEquals(400, response.status());
            assertTrue(new String(response.body(), StandardCharsets.UTF_8).contains("\"success\":false"));
        }
    }

    @Test
    void stopsAtOnceWhileClientsKeepTheirConnections() {
        HttpListener.Config config = new HttpListener.Config("127.0.0.1", 0, 10, 10, List.of(), Map.of(), List.of());
        HttpListener other = HttpListener.start(config, (request, response) -> response.send("x"));
        try (RawHttp http = RawHttp.to(other.port())) {
            http.send(request("GET /x")).readResponse();

            long began = System.nanoTime();
            other.stop();

            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 5, "an idle connection held the stop up");
        }
    }

    @Test
    void stopsAsSoonAsTheRequestInFlightHasItsAnswer() throws Exception {
        CountDownLatch serving = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        HttpListener.Config config = new HttpListener.Config("127.0.0.1", 0, 10, 10, List.of(), Map.of(), List.of());
        HttpListener other = HttpListener.start(config, (request, response) -> {
            serving.countDown();
            finish.await();
            response.send("x");
        });
        int port = other.port();
        try (RawHttp http = RawHttp.to(port)) {
            http.send(request("GET /x"));
            serving.await();
            Thread stop = Thread.startVirtualThread(other::stop);
            Eventually.until("new connections are refused", () -> refuses(port));

            finish.countDown();
            assertEquals(200, http.readResponse().status());
            assertTrue(stop.join(Duration.ofSeconds(5)), "a connection that was busy held the stop up");
        }
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    /** Trap: methods are put into capitals before anybody sees them, so {@code get} is GET for everything behind: routes, signature, log. */
    @Test
    void takesALowerCaseMethodForTheSameEverywhere() {
        try (RawHttp http = connect()) {
            assertEquals("GET", http.send("get /method HTTP/1.1\r\nHost: a\r\n\r\n").readResponse().text());
        }
    }

    /** Trap: HTTP/2 stays off, also for a client that offers to change to it. */
    @Test
    void staysWithHttp1() {
        try (RawHttp http = connect()) {
            String offer = request("GET /x", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__");
            assertEquals(200, http.send(offer).readResponse().status());
            assertEquals(200, http.send(request("GET /x")).readResponse().status());
        }
    }

    /** Trap: reading an absent body is an IllegalStateException. */
    @Test
    void readsNoBodyAsAnEmptyOne() {
        try (RawHttp http = connect()) {
            for (String none : List.of(request("POST /echo"), request("POST /echo", "Content-Length: 0"), request("POST /echo", "Transfer-Encoding: chunked") + "0\r\n\r\n")) {
                RawResponse response = http.send(none).readResponse();
                assertEquals(200, response.status(), none);
                assertEquals("", response.text());
            }
        }
    }

    @Test
    void skipsABodyThatNobodyReadAndServesTheNextRequest() {
        try (RawHttp http = connect()) {
            String body = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
            assertTrue(http.send(request("POST /unread", "Content-Length: " + body.length()) + body).readResponse().text().contains("/unread"));
            String chunked = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
            assertTrue(http.send(request("POST /unread", "Transfer-Encoding: chunked") + chunked).readResponse().text().contains("/unread"));
            assertTrue(http.send(request("GET /next")).readResponse().text().contains("/next"), "the rest of a body was taken for a request");
        }
    }

    /** Trap: after 413 for a chunked body the server underneath answers what is left of it with a 400 of its own. */
    @Test
    void answersAChunkedBodyThatIsTooLargeOnce() {
        try (RawHttp http = connect()) {
            String chunk = "1771\r\n" + "x".repeat(0x1771) + "\r\n";
            http.send(request("POST /echo", "Transfer-Encoding: chunked") + chunk + "0\r\n\r\n" + request("GET /x", "Connection: close"));
            String all = new String(http.readUntilClosed(Duration.ofSeconds(5)), StandardCharsets.UTF_8);

            assertTrue(all.startsWith("HTTP/1.1 413"), all);
            assertFalse(all.contains("HTTP/1.1 400"), all);
        }
    }

    @Test
    void tellsAWaitingClientToGoOnOnlyWhenItsBodyIsRead() {
        try (RawHttp http = connect()) {
            String answer = new String(http.send(request("POST /echo", "Content-Length: 5001", "Expect: 100-continue", "Connection: close")).readUntilClosed(Duration.ofSeconds(5)),
                    StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        }
        try (RawHttp http = connect()) {
            http.send(request("POST /echo", "Content-Length: 2", "Expect: 100-continue", "Connection: close"));
            String answer = new String(http.send("hi").readUntilClosed(Duration.ofSeconds(5)), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 100") && answer.contains("HTTP/1.1 200") && answer.endsWith("hi"), answer);
        }
    }

    @Test
    void servesNoMoreConnectionsThanItMay() {
        HttpListener.Config config = new HttpListener.Config("127.0.0.1", 0, 10, 2, List.of(), Map.of(), List.of());
        HttpListener other = HttpListener.start(config, (request, response) -> response.send("x"));
        try (RawHttp one = RawHttp.to(other.port()); RawHttp two = RawHttp.to(other.port())) {
            assertEquals(200, one.send(request("GET /x")).readResponse().status());
            assertEquals(200, two.send(request("GET /x")).readResponse().status());
            try (RawHttp third = RawHttp.to(other.port())) {
                third.send(request("GET /x"));
                assertEquals(200, one.send(request("GET /x", "Connection: close")).readResponse().status(), "those who are in are served");
                assertEquals(200, third.readResponse().status(), "a place that is free again is given away");
            }
        } finally {
            other.stop();
        }
    }
}
