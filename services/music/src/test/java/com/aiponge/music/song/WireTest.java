package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestCaller;
import com.aiponge.runtime.Json;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.FakeRequest;
import com.aiponge.testkit.LogCapture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one song says to the other services (contract 21.3), and what it does not say anywhere. */
class WireTest {
    private static final UUID WRITER = Ids.next();
    private static SongWorld world;
    private static LogCapture logs;
    private static String id;

    @BeforeAll
    static void makeOne() {
        logs = LogCapture.start();
        world = new SongWorld();
        TestCaller caller = world.service.as(WRITER);
        UUID job = world.ordered(caller, Map.of("entryId", SongWorld.ENTRY, "entryContent", "my very secret grandmother"));
        id = world.finished(caller, job).path("id").asText();
        Eventually.until("the lyrics are timed", () -> world.number("SELECT count(*) FROM tracks WHERE has_synced_lyrics") == 1);
        Eventually.until("all facts are away", () -> world.number("SELECT count(*) FROM outbox") == 0);
    }

    @AfterAll
    static void close() {
        world.close();
        logs.close();
    }

    private static JsonNode body(PeerStub peer, String path) {
        List<FakeRequest> requests = peer.requests("POST", path);
        assertEquals(1, requests.size(), path);
        return Json.tree(requests.getFirst().body());
    }

    private static void assertMembers(JsonNode object, String... members) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        assertEquals(Set.of(members), names);
    }

    private static Stream<FakeRequest> all() {
        return Stream.of(world.user, world.content, world.vendors, world.storage)
                .flatMap(peer -> Stream.of("GET", "POST", "PATCH").flatMap(method -> peer.requests(method, ".*").stream()));
    }

    @Test
    void everyCallIsSignedAndAboutTheWriter() {
        assertTrue(all().count() >= 14);
        all().forEach(request -> {
            assertEquals(WRITER.toString(), request.header("x-user-id"), request.target());
            assertEquals("service", request.header("x-user-role"), request.target());
            assertNotNull(request.header("x-request-id"));
            assertTrue(request.header("signature-input").contains("keyid=\"music-service\""), request.target());
        });
    }

    @Test
    void creditsAreReservedForOneSongAndSettledForOne() {
        JsonNode reserve = body(world.user, "/internal/v1/credits/reservations");
        assertMembers(reserve, "operationId", "userId", "feature", "quantity", "reason");
        assertEquals("songs", reserve.path("feature").asText());
        assertEquals(1, reserve.path("quantity").asInt());
        JsonNode settle = body(world.user, "/internal/v1/credits/reservations/.*/settle");
        assertMembers(settle, "deliveredQuantity");
        assertEquals(1, settle.path("deliveredQuantity").asInt());
    }

    @Test
    void writersGetTheMembersOfTheContract() {
        JsonNode lyrics = body(world.content, "/internal/v1/lyrics");
        assertMembers(lyrics, "operationId", "userId", "source", "sound", "context", "language", "targetLanguages", "isBilingual", "instructions", "riskLevel");
        assertMembers(lyrics.path("source"), "kind", "text", "reference", "bookTitle");
        assertMembers(lyrics.path("sound"), "genre", "mood", "style", "culturalStyle", "instruments", "vocalGender");
        assertMembers(lyrics.path("context"), "displayName", "preferences", "persona");
        assertMembers(body(world.content, "/internal/v1/titles"), "operationId", "userId", "lyrics", "language", "mood", "style");
        assertMembers(body(world.content, "/internal/v1/artwork-prompts"), "operationId", "userId", "imageType", "title", "keywords", "genre", "mood", "style",
                "culturalStyle");
    }

    @Test
    void vendorsGetTheMembersOfTheContract() {
        assertMembers(body(world.vendors, "/internal/v1/music/tasks"), "operationId", "userId", "lyrics", "title", "tags", "style", "durationSeconds", "instrumental",
                "vocalGender", "styleWeight", "negativeTags", "quality");
        JsonNode image = body(world.vendors, "/internal/v1/providers/invoke");
        assertMembers(image, "operationId", "userId", "feature", "capability", "prompt", "inputs", "size", "timeoutMs");
        image.path("inputs").forEach(value -> assertTrue(value.isTextual() || value.isNull(), "inputs are texts"));
        assertMembers(body(world.vendors, "/internal/v1/music/alignments"), "operationId", "userId", "taskId", "clipId", "fileId", "lyrics");
    }

    @Test
    void everyOrderHasItsOwnOperation() {
        List<String> operations = all().filter(request -> request.method().equals("POST")).map(request -> Json.tree(request.body()).path("operationId").asText())
                .filter(operation -> !operation.isEmpty()).toList();
        assertEquals(operations.size(), new HashSet<>(operations).size());
        assertEquals(id, body(world.vendors, "/internal/v1/music/tasks").path("operationId").asText());
    }

    @Test
    void bothFilesAreTakenIntoUseOnce() {
        List<FakeRequest> uses = world.storage.requests("PATCH", "/internal/v1/files/.*");
        assertEquals(2, uses.size());
        uses.forEach(use -> assertTrue(use.text().matches("\\{\"addReference\":\"track:[0-9a-f-]{36}\"}"), use.text()));
    }

    @Test
    void factsCarryNoJournalText() {
        Stream.of(world.system, world.analytics).flatMap(peer -> peer.requests("POST", ".*").stream())
                .forEach(request -> assertFalse(request.text().contains("grandmother") || request.text().contains("Grey light"), request.text()));
    }

    @Test
    void noUrlCarriesWords() {
        all().forEach(request -> assertFalse(request.target().matches("(?i).*(grandmother|quiet|morning|river).*"), request.target()));
    }

    @Test
    void noLogLineCarriesWords() {
        for (String word : List.of("grandmother", "Grey light", "Quiet River", "stillness")) {
            assertFalse(logs.text().contains(word), word);
        }
    }
}
