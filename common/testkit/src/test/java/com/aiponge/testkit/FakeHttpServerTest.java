package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeHttpServerTest {

    @Test
    void handsTheReadBodyToItsHandler() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange ->
                FakeHttpServer.answer(exchange, 200, "text/plain", exchange.getRequestBody().readAllBytes()))) {
            assertEquals("\"echo\"", ApiClient.at(server.port()).post("/", "\"echo\"").text());
            assertEquals("\"echo\"", server.requests().getFirst().text());
        }
    }

    @Test
    void answersHeadWithoutABody() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, "{\"a\":1}")); RawHttp raw = RawHttp.to(server.port())) {
            assertEquals(200, raw.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").readHeadResponse().status());
            assertEquals("{\"a\":1}", raw.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").readResponse().text());
        }
    }

    @Test
    void turnsAFailureOfItsHandlerIntoA500() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> {
            throw new IllegalStateException("not expected: " + exchange.getRequestURI());
        })) {
            assertTrue(ApiClient.at(server.port()).get("/x").expect(500).text().contains("not expected: /x"));
        }
    }

    @Test
    void answersWithoutDelay() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, "{}"))) {
            ApiClient client = ApiClient.at(server.port());
            client.get("/warm");
            long begun = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                client.raw("POST", "/x", Map.of(), new byte[10]);
            }
            assertTrue(System.nanoTime() - begun < Duration.ofMillis(50 * 20).toNanos(), "Nagle's algorithm would cost 40 ms each");
        }
    }

    @Test
    void isGoneAfterClose() {
        FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, "{}"));
        ApiClient.at(server.port()).get("/").expect(200);
        server.close();
        assertThrows(UncheckedIOException.class, () -> ApiClient.at(server.port()).get("/"));
        try (FakeHttpServer again = FakeHttpServer.start(server.port(), exchange -> FakeHttpServer.json(exchange, 200, "{}"))) {
            assertEquals(server.port(), again.port());
        }
    }
}
