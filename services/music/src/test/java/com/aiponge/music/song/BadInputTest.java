package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.testkit.ApiAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing odd is half accepted. */
class BadInputTest {
    private static final String GENERATE = "/api/v1/app/music/generate";
    private static SongWorld world;
    private final TestCaller caller = world.service.as(Ids.next());

    @BeforeAll
    static void open() {
        world = new SongWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void nothingHappened() {
        assertEquals(0, world.holds.size());
        assertEquals(0, world.number("SELECT count(*) FROM song_jobs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entryContent", "sourceText", "genre", "mood", "style", "culturalStyle", "instrumentType", "negativeTags", "customInstructions",
        "pictureContext", "title", "language", "quality", "priority", "musicType", "vocalGender", "artworkUrl", "sourceReference", "sourceBookTitle"})
    void textMembersAreText(String member) {
        for (String wrong : List.of("1", "true", "[]", "{}")) {
            ApiAnswer answer = caller.post(GENERATE, "{\"lyricsId\":\"" + Ids.next() + "\",\"" + member + "\":" + wrong + "}").expect(400, "VALIDATION_ERROR");
            assertEquals(member, answer.json().path("error").path("details").path("errors").get(0).path("field").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({"entryContent, 10001", "sourceText, 10001", "customInstructions, 1001", "pictureContext, 2001", "title, 256", "instrumentType, 501",
        "negativeTags, 501", "sourceReference, 501", "sourceBookTitle, 501"})
    void textMembersHaveTheirLengths(String member, int length) {
        ApiAnswer answer = caller.post(GENERATE, Map.of("entryId", SongWorld.ENTRY, member, "x".repeat(length))).expect(400, "VALIDATION_ERROR");
        assertTrue(answer.text().contains("TOO_LONG") && answer.text().contains(member), answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"entryId", "lyricsId", "chapterId", "sourceEntryId", "userId"})
    void idsAreUuids(String member) {
        for (String wrong : List.of("\"x\"", "1", "\"0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f\"", "[]")) {
            caller.post(GENERATE, "{\"entryContent\":\"x\",\"" + member + "\":" + wrong + "}").expect(400, "VALIDATION_ERROR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "null", "{\"entryContent\":\"x\"}{}", "{\"entryContent\":\"x\",\"entryContent\":\"y\"}", "{entryContent:1}"})
    void bodiesAreOneJsonObject(String body) {
        caller.post(GENERATE, body).expect(400, "MALFORMED_JSON");
    }

    @Test
    void deepNestingIsRefused() {
        caller.post(GENERATE, "{\"entryContent\":" + "[".repeat(40) + "]".repeat(40) + "}").expect(400, "MALFORMED_JSON");
    }

    @Test
    void forbiddenCharactersAreRefused() {
        caller.post(GENERATE, "{\"entryContent\":\"a\\u0000b\"}").expect(400);
        caller.post(GENERATE, "{\"entryContent\":\"a\\ud800b\"}").expect(400);
        caller.send("POST", GENERATE, new byte[] {'{', '"', 'e', 'n', 't', 'r', 'y', 'C', 'o', 'n', 't', 'e', 'n', 't', '"', ':', '"', (byte) 0xC3, '"', '}'}).expect(400);
    }

    @Test
    void otherContentTypesAreRefused() {
        caller.with("content-type", "text/plain").post(GENERATE, "{\"entryContent\":\"x\"}").expect(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void otherMethodsAreNamed() {
        ApiAnswer answer = caller.get(GENERATE).expect(405, "METHOD_NOT_ALLOWED");
        assertEquals("POST", answer.header("Allow"));
        caller.post("/api/v1/app/library/private", Map.of()).expect(405);
        caller.get("/api/v1/app/library/nothing").expect(404, "ENDPOINT_NOT_FOUND");
        caller.get("/api/v1/app/music/song-requests/nonsense").expect(404, "NOT_FOUND");
        caller.get("/api/v1/app/music/song-requests/" + Ids.next()).expect(404, "NOT_FOUND");
    }

    @Test
    void everyRouteOfUsersNeedsOne() {
        for (String path : List.of("/api/v1/app/music/song-requests/active", "/api/v1/app/music/song-requests/" + Ids.next(), "/api/v1/app/library/explore",
                "/api/v1/app/library/private", "/api/v1/app/library/track/" + Ids.next(), "/api/v1/app/library/albums", "/api/v1/app/lyrics/entry/" + SongWorld.ENTRY,
                "/api/v1/app/playlists/user/me", "/api/v1/app/music/album-requests/active/all")) {
            world.service.anonymous().get(path).expect(401, "UNAUTHORIZED");
        }
        world.service.anonymous().post("/api/v1/app/library/track-play", Map.of("trackId", Ids.next(), "duration", 1)).expect(401, "UNAUTHORIZED");
    }

    @Test
    void otherServicesHaveNoBusinessOnTheseRoutes() {
        world.service.asService(com.aiponge.runtime.ServiceName.STORAGE, Ids.next()).get("/api/v1/app/library/private").expect(404);
    }
}
