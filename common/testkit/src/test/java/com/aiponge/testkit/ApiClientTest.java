package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    @Test
    void sendsMethodPathTokenAndBodyAsGiven() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, "{}"))) {
            ApiClient client = ApiClient.at(URI.create(server.uri() + "/")).withToken("t1");
            client.get("/a%2Fb?q=%20x&q=");
            client.post("/entries", Map.of("content", "grün"));
            client.put("/entries/1", "{\"as\": \"written\"}");
            client.patch("/entries/1", null);
            client.delete("/entries/1");
            client.withToken("t2").withHeader("X-Request-Id", "r1").raw("POST", "/raw", Map.of("Content-Type", "text/plain"), new byte[] {0, -1});
            List<FakeRequest> seen = server.requests();
            assertEquals(List.of("GET /a%2Fb?q=%20x&q=", "POST /entries", "PUT /entries/1", "PATCH /entries/1", "DELETE /entries/1", "POST /raw"),
                    seen.stream().map(request -> request.method() + " " + request.target()).toList());
            assertEquals("Bearer t1", seen.get(0).header("authorization"));
            assertEquals("{\"content\":\"grün\"}", seen.get(1).text());
            assertEquals("application/json", seen.get(1).header("Content-Type"));
            assertEquals("{\"as\": \"written\"}", seen.get(2).text());
            assertNull(seen.get(3).header("Content-Type"));
            assertEquals("Bearer t2", seen.get(5).header("Authorization"));
            assertEquals("r1", seen.get(5).header("x-request-id"));
            assertArrayEquals(new byte[] {0, -1}, seen.get(5).body());
        }
    }

    @Test
    void readsTheEnvelope() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            boolean good = exchange.getRequestURI().getPath().equals("/good");
            FakeHttpServer.json(exchange, good ? 201 : 429, good
                    ? "{\"success\":true,\"data\":{\"id\":\"x\"}}" : "{\"success\":false,\"error\":{\"code\":\"RATE_LIMITED\"}}");
        })) {
            ApiClient client = ApiClient.at(server.port());
            assertEquals("x", client.get("/good").expect(201).data().path("id").asText());
            assertNull(client.get("/good").errorCode());
            ApiAnswer refused = client.get("/bad").expect(429, "RATE_LIMITED");
            assertEquals("7", refused.header("retry-after"));
            assertNull(refused.header("absent"));
            assertTrue(refused.data().isMissingNode());
            AssertionError unexpected = assertThrows(AssertionError.class, () -> refused.expect(200));
            assertTrue(unexpected.getMessage().contains("expected 200 but got 429") && unexpected.getMessage().contains("RATE_LIMITED"));
            assertThrows(AssertionError.class, () -> refused.expect(429, "OTHER"));
        }
    }

    @Test
    void leavesOtherBodiesAlone() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.answer(exchange, 200, "audio/mpeg", new byte[] {1, 2}))) {
            ApiAnswer song = ApiClient.at(server.port()).get("/song");
            assertArrayEquals(new byte[] {1, 2}, song.bytes());
            assertTrue(song.json().isMissingNode());
        }
    }

    @Test
    void saysWhoDidNotAnswer() {
        int nobody = Ports.free();
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> ApiClient.at(nobody).get("/x"));
        assertTrue(failure.getMessage().contains("GET http://127.0.0.1:" + nobody + "/x"));
    }

    @Test
    void doesNotFollowRedirects() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        })) {
            assertEquals("/elsewhere", ApiClient.at(server.port()).get("/x").expect(302).header("Location"));
            assertFalse(server.requests().size() > 1);
        }
    }
}
