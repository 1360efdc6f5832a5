package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.gateway.table.Access;
import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.SseEvent;
import com.aiponge.testkit.SseStream;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the contract promises of the edge, seen through a whole platform: repeats, caches, files, live events, the end of a session. */
class EdgePromisesTest {
    /** One pixel of PNG. */
    private static final Map<String, Object> PICTURE = Map.of("originalName", "dot.png", "contentType", "image/png", "file",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static TestPlatform platform;
    private static ApiClient stranger;
    private static ApiClient user;
    private static JsonNode track;
    private static List<SseEvent> told;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("AIPONGE_RATE_LIMITS", "auth=10000/60,anon=10000/60,api=10000/60,poll=10000/60", "CORS_ORIGINS", "https://app.example.com"));
        stranger = ApiClient.at(platform.gatewayPort());
        user = stranger.withToken(guest().path("token").asText());
        makeASong();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonNode guest() {
        return stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data();
    }

    private static void makeASong() {
        told = new ArrayList<>();
        try (SseStream events = user.sse("/api/v1/events")) {
            String id = user.post("/api/v1/app/music/generate", Map.of("entryContent", "Walked by the river before work.")).expect(202).data().path("songRequestId").asText();
            SseEvent event;
            do {
                event = Eventually.value("the next event of the song", Duration.ofSeconds(60), () -> events.next(Duration.ofMillis(50)).filter(one -> one.data().contains("{")));
                told.add(event);
            } while (!event.event().equals("music.generation.completed"));
            assertEquals("completed", user.get("/api/v1/app/music/song-requests/" + id).expect(200).data().path("status").asText());
        }
        track = user.get("/api/v1/app/library/private").expect(200).data().path("tracks").get(0);
    }

    private static String audio() {
        return track.path("audioUrl").asText();
    }

    @Test
    void tellsEveryPhaseAndReplaysWhatWasMissed() {
        List<String> phases = told.stream().filter(event -> event.event().equals("music.generation.progress")).map(event -> event.data().replaceFirst(".*\"phase\":\"([a-z_]+)\".*", "$1")).distinct().toList();
        assertEquals(List.of("fetching_content", "generating_lyrics", "generating_artwork", "generating_music", "saving"), phases);

        int seen = told.size() / 2;
        try (SseStream again = user.sse("/api/v1/events", Map.of("Last-Event-ID", told.get(seen).id()))) {
            for (SseEvent missed : told.subList(seen + 1, told.size())) {
                SseEvent event = again.next(missed.id(), one -> one.data().contains("{"));
                assertEquals(missed, event);
            }
        }
        try (SseStream other = stranger.withToken(guest().path("token").asText()).sse("/api/v1/events", Map.of("Last-Event-ID", told.getFirst().id()))) {
            SseEvent first = other.next("anything", one -> one.data().contains("{"));
            assertFalse(first.data().contains(track.path("id").asText()) || first.event().startsWith("music"), "another's events were replayed: " + first);
        }
    }

    @Test
    void doesAWriteOnceHoweverOftenItIsSent() {
        Map<String, Map<String, Object>> writes = new HashMap<>(Map.of(
                "/api/v1/app/onboarding/complete", Map.of("locale", "en"), "/api/v1/app/guest-conversion/event", Map.of("eventType", "entry_created"),
                "/api/v1/app/entries", Map.of("content", "one"), "/api/v1/app/library/entries", Map.of("content", "two"),
                "/api/v1/app/safety/assess-risk", Map.of("text", "I feel fine"), "/api/v1/app/music/generate", Map.of("entryContent", "The sea was quiet."),
                "/api/v1/app/library/track-play", Map.of("trackId", track.path("id").asText(), "duration", 9),
                "/api/v1/app/music/analytics/play-count", Map.of("trackId", track.path("id").asText(), "duration", 9)));
        writes.putAll(Map.of("/api/v1/storage/upload", PICTURE, "/api/v1/storage/files/{fileId}/signed-url", Map.of("expiresIn", 600),
                "/api/v1/storage/files/{fileId}", Map.of()));
        List<Route> keyed = RouteTable.load().routes().stream().filter(Route::takesIdempotencyKey).toList();
        assertEquals(writes.keySet(), new HashSet<>(keyed.stream().map(Route::template).toList()), "a write is not tried here");
        for (Route route : keyed) {
            ApiClient caller = route.template().contains("generate") ? stranger.withToken(guest().path("token").asText()) : user;
            String path = route.template().contains("{fileId}") ? route.template().replace("{fileId}", uploaded(caller)) : route.template();
            Map<String, Object> body = writes.get(route.template());
            ApiClient keyedCaller = caller.withHeader("X-Idempotency-Key", UUID.randomUUID().toString());
            ApiAnswer first = send(keyedCaller, route, path, body);
            assertTrue(first.status() < 300, path + " " + first);
            assertNull(first.header("X-Idempotent-Replayed"));
            ApiAnswer again = send(keyedCaller, route, path, body).expect(first.status());
            assertEquals("true", again.header("X-Idempotent-Replayed"), path);
            assertArrayEquals(first.bytes(), again.bytes(), path);
            send(keyedCaller, route, path + "?other=1", body).expect(422, "IDEMPOTENCY_KEY_REUSED");
            send(keyedCaller.withHeader("Idempotency-Key", "another"), route, path, body).expect(400, "VALIDATION_ERROR");
            send(caller.withHeader("X-Idempotency-Key", "a".repeat(129)), route, path, body).expect(400, "VALIDATION_ERROR");
        }
    }

    private static ApiAnswer send(ApiClient caller, Route route, String path, Map<String, Object> body) {
        return route.method().equals("DELETE") ? caller.delete(path) : caller.post(path, body);
    }

    private static String uploaded(ApiClient caller) {
        return caller.post("/api/v1/storage/upload", PICTURE).expect(201).data().path("fileId").asText();
    }

    @Test
    void letsOnlyPublicAnswersBeKept() {
        for (Route route : RouteTable.load().routes()) {
            if (route.method().equals("GET") && route.isApi() && !route.template().matches(".*(\\{|/events|/ws).*")) {
                ApiAnswer mine = user.get(route.template()).expect(200);
                if (route.access() == Access.USER) {
                    assertEquals("private, no-store", mine.header("Cache-Control"), route.template());
                } else {
                    ApiAnswer open = stranger.get(route.template()).expect(200);
                    assertEquals("public, max-age=60", open.header("Cache-Control"), route.template());
                    ApiAnswer unchanged = stranger.withHeader("If-None-Match", open.header("ETag")).get(route.template()).expect(304);
                    assertEquals(0, unchanged.bytes().length);
                    assertEquals(open.header("ETag"), unchanged.header("ETag"));
                }
                boolean compressed = "gzip".equals(user.withHeader("Accept-Encoding", "gzip").raw("GET", route.template(), Map.of(), new byte[0]).header("Content-Encoding"));
                assertEquals(mine.bytes().length > 1024, compressed, route.template() + " of " + mine.bytes().length + " bytes");
            }
        }
        assertEquals("public, max-age=3600", stranger.get("/api/v1/app/catalog/all").expect(200).header("Cache-Control"));
    }

    @Test
    void answersPreflightsOfConfiguredOriginsOnly() {
        Map<String, String> asked = Map.of("Origin", "https://app.example.com", "Access-Control-Request-Method", "POST");
        ApiAnswer allowed = stranger.raw("OPTIONS", "/api/v1/app/entries", asked, new byte[0]).expect(200);
        assertEquals("https://app.example.com", allowed.header("Access-Control-Allow-Origin"));
        assertEquals("600", allowed.header("Access-Control-Max-Age"));
        assertEquals("1.0.0", allowed.header("X-Server-Contract-Version"));
        assertNull(allowed.header("Access-Control-Allow-Credentials"));
        for (String origin : List.of("https://app.example.com.evil.org", "http://app.example.com", "null", "https://APP.example.com")) {
            ApiAnswer refused = stranger.raw("OPTIONS", "/api/v1/app/entries", Map.of("Origin", origin, "Access-Control-Request-Method", "POST"), new byte[0]);
            assertNull(refused.header("Access-Control-Allow-Origin"), origin);
        }
    }

    @Test
    void servesAPrivateFileToHoldersOfItsUnalteredUrlOnly() {
        String bare = audio().substring(0, audio().indexOf('?'));
        String exp = audio().replaceFirst(".*exp=(\\d+).*", "$1");
        String sig = audio().replaceFirst(".*sig=([^&]+).*", "$1");
        String otherSig = track.path("artworkUrl").asText().replaceFirst(".*sig=([^&]+).*", "$1");
        assertNotEquals(sig, otherSig);
        EdgeContract contract = new EdgeContract();
        for (String query : List.of("?exp=" + exp + "&sig=" + otherSig, "?exp=" + (Long.parseLong(exp) + 1) + "&sig=" + sig, "?exp=1&sig=" + sig, "?exp=x&sig=" + sig, "?sig=" + sig,
                "?exp=" + exp + "&sig=", "?exp=" + exp + "&sig=" + sig + "&disposition=attachment", "?exp=" + exp + "&sig=" + sig + "%3D", "?exp=99999999999999999999&sig=" + sig)) {
            contract.check(bare, query, stranger.get(bare + query)).expect(403, "MEDIA_URL_INVALID");
        }
        contract.check(bare, "bare", stranger.get(bare)).expect(404, "NOT_FOUND");
        contract.check(bare, "owner's token", user.get(bare)).expect(404, "NOT_FOUND");
        contract.check(bare, "another id", stranger.get(audio().replaceFirst("/uploads/[^/]+", "/uploads/" + UUID.randomUUID()))).expect(404, "NOT_FOUND");
        assertEquals(List.of(), contract.broken());
        assertNull(stranger.withHeader("Accept-Encoding", "gzip").get(audio()).expect(200).header("Content-Encoding"));
    }

    @Test
    void answersRangesAsTheyAreMeant() {
        byte[] whole = stranger.get(audio()).expect(200).bytes();
        int size = whole.length;
        Map<String, int[]> parts = Map.of("bytes=0-0", new int[] {0, 1}, "bytes=-1", new int[] {size - 1, size}, "bytes=" + (size - 1) + "-", new int[] {size - 1, size},
                "bytes=0-", new int[] {0, size}, "bytes=-" + size * 2L, new int[] {0, size}, "bytes=5-99999999999999999999", new int[] {5, size});
        parts.forEach((range, part) -> {
            ApiAnswer answer = stranger.withHeader("Range", range).get(audio()).expect(206);
            assertEquals("bytes " + part[0] + "-" + (part[1] - 1) + "/" + size, answer.header("Content-Range"), range);
            assertArrayEquals(Arrays.copyOfRange(whole, part[0], part[1]), answer.bytes(), range);
        });
        for (String range : List.of("bytes=" + size + "-", "bytes=-0", "bytes=99999999999999999999-")) {
            assertEquals("bytes */" + size, stranger.withHeader("Range", range).get(audio()).expect(416, "RANGE_NOT_SATISFIABLE").header("Content-Range"));
        }
        for (String range : List.of("bytes=5-1", "bytes=a-b", "bytes=0-1,5-6", "items=0-1", "bytes=")) {
            assertEquals(size, stranger.withHeader("Range", range).get(audio()).expect(200).bytes().length, range);
        }
        assertEquals(200, stranger.raw("GET", audio(), Map.of("Range", "bytes=0-1", "If-Range", "\"other\""), new byte[0]).status());
        ApiAnswer head = stranger.raw("HEAD", audio(), Map.of(), new byte[0]).expect(200);
        assertEquals(Integer.toString(size), head.header("Content-Length"));
        assertEquals(0, head.bytes().length);
    }

    @Test
    void endsASessionEverywhereWithinASecond() {
        JsonNode session = guest();
        ApiClient api = stranger.withToken(session.path("token").asText());
        try (SseStream stream = api.sse("/api/v1/events")) {
            api.get("/api/v1/auth/me").expect(200);
            api.post("/api/v1/auth/logout", Map.of()).expect(200);

            Eventually.until("the token is refused", Duration.ofSeconds(1), () -> api.get("/api/v1/auth/me").status() == 401);
            assertEquals("token_revoked", api.get("/api/v1/auth/me").json().path("error").path("details").path("reason").asText());
            Eventually.until("the stream ends", Duration.ofSeconds(2), stream::isEnded);
        }
        stranger.post("/api/v1/auth/refresh", refresh(session)).expect(403, "SESSION_REVOKED");
    }

    @Test
    void changesARefreshTokenOnceHoweverManyAskAtTheSameTime() throws InterruptedException {
        JsonNode session = guest();
        List<Integer> statuses = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            threads.add(Thread.startVirtualThread(() -> statuses.add(stranger.post("/api/v1/auth/refresh", refresh(session)).status())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(200, 401, 401, 401, 401, 401), statuses.stream().sorted().toList());
    }

    private static Map<String, String> refresh(JsonNode session) {
        return Map.of("refreshToken", session.path("refreshToken").asText(), "sessionId", session.path("sessionId").asText());
    }

    @Test
    void refusesAClientOfAnotherContract() {
        for (String version : List.of("2.0.0", "0.9.0", "x", "1", "1.0", "01.0.0")) {
            stranger.withHeader("X-Contract-Version", version).get("/api/v1/app/credits/policy").expect(400, "INCOMPATIBLE_CONTRACT_VERSION");
        }
        assertEquals(Optional.of(200), Optional.of(stranger.withHeader("X-Contract-Version", "1.9.3").get("/api/v1/app/credits/policy").status()));
    }

    @Test
    void speaksTheLanguageThatIsWantedMost() {
        Map<String, String> titles = Map.of("de", "Deine Worte zählen", "pt-BR", "As suas palavras importam", "xx", "Your words matter", "*", "Your words matter",
                "de;q=0,fr", "Vos mots comptent", "de;q=0.1, fr;q=0.9", "Vos mots comptent", ";;,,", "Your words matter", "fr;q=x", "Your words matter");
        titles.forEach((wanted, title) -> assertEquals(title, stranger.withHeader("Accept-Language", wanted).get("/api/v1/app/guest-conversion/policy").expect(200)
                .data().path("promptMessages").path("entries").path("title").asText(), wanted));
    }
}
