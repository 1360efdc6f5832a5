package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody signs up, writes, searches, has a song made and gets things wrong, on eight processes that log all they can. Then everything that
 * was kept, logged or sent to Redis is looked through.
 */
class NothingInClearTest {
    private static final String WORD = "zyxophonic";
    private static final String SENTENCE = "Today I ate " + WORD + " marmalade by the sea.";
    private static final String EMAIL = "quillfeather@example.com";
    private static final String PASSWORD = "Blunderbuss-42-lantern";
    private static final List<String> secrets = new ArrayList<>(List.of(WORD, PASSWORD));
    private static ProcessPlatform platform;
    private static String userId;
    private static String redis;
    private static String logs;

    @BeforeAll
    static void live() {
        platform = ProcessPlatform.start(Map.of("LOG_LEVEL", "debug", "LOG_FORMAT", "json"));
        try (RedisMonitor monitor = RedisMonitor.of(platform.redisPort())) {
            ApiClient api = signedUp();
            write(api);
            sing(api);
            fail(api);
            String last = api.get("/api/v1/auth/me").expect(200).header("x-correlation-id");
            Eventually.until("the last request is logged", () -> platform.services().stream().anyMatch(service -> service.log().contains(last)));
            redis = monitor.text();
        }
        StringBuilder all = new StringBuilder();
        platform.services().forEach(service -> all.append(service.log()));
        logs = all.toString();
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    private static ApiClient signedUp() {
        ApiClient stranger = platform.stranger();
        stranger.post("/api/v1/auth/register", Map.of("email", EMAIL, "password", PASSWORD, "firstName", "Quilla")).expect(201);
        stranger.post("/api/v1/auth/login", Map.of("identifier", EMAIL, "password", PASSWORD + "?")).expect(401);
        JsonNode session = stranger.post("/api/v1/auth/login", Map.of("identifier", EMAIL, "password", PASSWORD)).expect(200).data();
        userId = session.path("user").path("id").asText();
        secrets.add(session.path("token").asText());
        secrets.add(session.path("refreshToken").asText());
        JsonNode again = stranger.post("/api/v1/auth/refresh", Map.of("refreshToken", session.path("refreshToken").asText(), "sessionId",
                session.path("sessionId").asText())).expect(200).data();
        secrets.add(again.path("token").asText());
        secrets.add(again.path("refreshToken").asText());
        assertFalse(secrets.contains(""), "a secret of the session is missing: " + session.properties());
        return stranger.withToken(again.path("token").asText());
    }

    private static void write(ApiClient api) {
        Map<String, Object> entry = Map.of("content", SENTENCE, "moodContext", WORD, "triggerSource", WORD, "tags", List.of(WORD), "themes", List.of(WORD),
                "sourceTitle", WORD, "sourceAuthor", WORD, "attribution", WORD, "metadata", Map.of(WORD, WORD));
        api.withHeader("X-Idempotency-Key", "one-entry").post("/api/v1/app/entries", entry).expect(201);
        api.withHeader("X-Idempotency-Key", "one-entry").post("/api/v1/app/entries", entry).expect(201);
        api.post("/api/v1/app/entries", Map.of("content", WORD + " I want to die")).expect(201);
        api.get("/api/v1/app/library/entries?search=" + WORD).expect(200);
        api.post("/api/v1/app/safety/assess-risk", Map.of("text", WORD + " I cannot go on", "createFlag", true)).expect(200);
    }

    private static void sing(ApiClient api) {
        String entry = api.get("/api/v1/app/library/entries").expect(200).data().path("items").path(1).path("id").asText();
        String song = api.post("/api/v1/app/music/generate", Map.of("entryId", entry, "entryContent", SENTENCE, "title", "My " + WORD, "customInstructions", WORD,
                "pictureContext", WORD, "negativeTags", WORD)).expect(202).data().path("songRequestId").asText();
        JsonNode job = new Person(api, userId).finished(song, Duration.ofSeconds(90));
        assertEquals("completed", job.path("status").asText(), job.toString());
        assertTrue(job.path("lyrics").asText().toLowerCase(java.util.Locale.ROOT).contains(WORD), "the lyrics use the words of the entry");
        api.get("/api/v1/app/library/private?search=" + WORD).expect(200);
    }

    /** Nothing wrong that people send may be repeated to them either. */
    private static void fail(ApiClient api) {
        List<ApiAnswer> refused = List.of(
                api.raw("POST", "/api/v1/app/entries", Map.of("Content-Type", "application/json"), ("{\"content\": " + WORD).getBytes(StandardCharsets.UTF_8)).expect(400),
                api.post("/api/v1/app/entries", Map.of("content", (WORD + " ").repeat(1000))).expect(400),
                api.post("/api/v1/app/entries", Map.of("content", "x", "sentiment", WORD)).expect(400),
                api.post("/api/v1/app/entries", Map.of("content", "x", "userDate", WORD)).expect(400),
                api.post("/api/v1/app/music/generate", Map.of("entryContent", SENTENCE, "chapterId", WORD)).expect(400),
                api.get("/api/v1/app/library/entries?cursor=" + WORD).expect(400),
                api.get("/api/v1/app/" + WORD).expect(404),
                api.get("/api/v1/app/entries/" + WORD).expect(404),
                platform.stranger().post("/api/v1/auth/login", Map.of("identifier", EMAIL, "password", WORD)).expect(401),
                platform.stranger().withToken(WORD).get("/api/v1/auth/me").expect(401));
        for (ApiAnswer answer : refused) {
            assertFalse(answer.text().contains(WORD), answer.text());
        }
    }

    @Test
    void notInTheDatabase() {
        for (String secret : secrets) {
            assertEquals(List.of(), Stored.columnsWith(platform.database(), secret));
        }
    }

    @Test
    void notInFiles() {
        assertFalse(Stored.filesWith(platform.files(), "ID3").isEmpty(), "no song was found to look into");
        assertEquals(List.of(), Stored.filesWith(platform.files(), WORD));
    }

    @Test
    void notInLogs() {
        assertTrue(logs.contains("/api/v1/app/library/entries"), "the processes do not log requests");
        List<String> names = new ArrayList<>(secrets);
        names.addAll(List.of(EMAIL, userId, "quilla", "marmalade"));
        names.forEach(secret -> assertNotIn(logs, secret));
    }

    @Test
    void notInRedis() {
        assertTrue(redis.contains("EVAL") || redis.contains("evalsha") || redis.toLowerCase(java.util.Locale.ROOT).contains("eval"), "Redis was not asked");
        List<String> names = new ArrayList<>(secrets);
        names.addAll(List.of(EMAIL, "marmalade"));
        names.forEach(secret -> assertNotIn(redis, secret));
    }

    private static void assertNotIn(String text, String secret) {
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf(secret.toLowerCase(java.util.Locale.ROOT));
        if (at >= 0) {
            throw new AssertionError("found: …" + text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100)));
        }
    }
}
