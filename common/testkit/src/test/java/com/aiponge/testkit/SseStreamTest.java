package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SseStreamTest {

    @Test
    void readsEventsWhileTheStreamIsOpen() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            body.write(": hello\n\nid: 1\nevent: progress\ndata: {\"a\":\ndata:1}\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            await(goOn);
            body.write("event: nothing\n\ndata: plain ü\n\nid:9\nevent:done\ndata:\ndata: x\n\n".getBytes(StandardCharsets.UTF_8));
        }); SseStream stream = ApiClient.at(server.port()).sse("/events", Map.of("Last-Event-ID", "0"))) {
            assertEquals(new SseEvent("1", "progress", "{\"a\":\n1}"), stream.next());
            assertEquals(1, stream.comments());
            assertEquals(Optional.empty(), stream.next(Duration.ofMillis(50)));
            assertFalse(stream.isEnded());
            goOn.countDown();
            assertEquals(new SseEvent(null, "message", "plain ü"), stream.next());
            assertEquals("\nx", stream.next("the end", event -> event.event().equals("done")).data());
            Eventually.until("the stream has ended", stream::isEnded);
            assertEquals("0", server.requests().getFirst().header("Last-Event-ID"));
            assertEquals("text/event-stream", server.requests().getFirst().header("Accept"));
        }
    }

    @Test
    void skipsEventsThatAreNotMeant() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.answer(exchange, 200, "text/event-stream",
                "data: a\n\ndata: b\n\n".getBytes(StandardCharsets.UTF_8))); SseStream stream = ApiClient.at(server.port()).sse("/events")) {
            assertEquals("b", stream.next("b", event -> event.data().equals("b")).data());
        }
    }

    @Test
    void failsWhenTheAnswerIsNoStream() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 401, "{\"error\":{\"code\":\"X\"}}"))) {
            AssertionError failure = assertThrows(AssertionError.class, () -> ApiClient.at(server.port()).sse("/events").close());
            assertTrue(failure.getMessage().contains("401"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
