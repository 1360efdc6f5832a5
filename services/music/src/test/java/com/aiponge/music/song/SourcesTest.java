package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.music.peers.Members;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.FakeRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which text a song is made from, and what the writers and vendors are told. */
class SourcesTest {
    private static final UUID PICTURE = Ids.next();
    private static SongWorld world;
    private final TestCaller caller = world.service.as(Ids.next());

    @BeforeAll
    static void open() {
        world = new SongWorld();
        world.storage.on("POST", "/internal/v1/files/resolve", call -> {
            String reference = call.body().path("references").get(0).asText();
            boolean ours = reference.contains(PICTURE.toString());
            return Map.of("files", List.of(Members.of("reference", reference, "ok", ours, "fileId", ours ? PICTURE : null, "contentType", "image/jpeg")));
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private JsonNode made(Map<String, ?> order) {
        JsonNode job = world.finished(caller, world.ordered(caller, order));
        assertEquals("completed", job.path("status").asText(), job.toString());
        return job;
    }

    private static JsonNode lastTo(List<FakeRequest> requests) {
        return Json.tree(requests.getLast().body());
    }

    private JsonNode lyricsFor(Map<String, ?> order) {
        made(order);
        return lastTo(world.content.requests("POST", "/internal/v1/lyrics"));
    }

    private JsonNode taskFor(Map<String, ?> order) {
        made(order);
        return lastTo(world.vendors.requests("POST", "/internal/v1/music/tasks"));
    }

    private static Map<String, Object> all() {
        return new HashMap<>(Map.of("entryContent", "on the screen", "entryId", SongWorld.ENTRY, "artworkUrl", "/uploads/" + PICTURE + "/p.jpg",
                "sourceText", "from a book", "pictureContext", "a boat"));
    }

    @Test
    void theTextOnTheScreenGoesFirst() {
        JsonNode source = lyricsFor(all()).path("source");
        assertEquals("entry", source.path("kind").asText());
        assertEquals("on the screen", source.path("text").asText());
    }

    @Test
    void thenTheStoredEntry() {
        Map<String, Object> order = all();
        order.remove("entryContent");
        assertEquals(SongWorld.WORDS, lyricsFor(order).path("source").path("text").asText());
    }

    @Test
    void thenThePicture() {
        Map<String, Object> order = all();
        order.remove("entryContent");
        order.remove("entryId");
        JsonNode source = lyricsFor(order).path("source");
        assertEquals("picture", source.path("kind").asText());
        assertEquals("a boat", source.path("text").asText());
    }

    @Test
    void thenTheSourceText() {
        JsonNode source = lyricsFor(Map.of("sourceText", "from a book", "sourceReference", "Chapter 2", "sourceBookTitle", "Letters")).path("source");
        assertEquals("text", source.path("kind").asText());
        assertEquals("from a book", source.path("text").asText());
        assertEquals("Chapter 2", source.path("reference").asText());
        assertEquals("Letters", source.path("bookTitle").asText());
    }

    @Test
    void aTextWithoutAnEntryIsText() {
        assertEquals("text", lyricsFor(Map.of("entryContent", "just this")).path("source").path("kind").asText());
    }

    @Test
    void theSongIsLinkedToItsEntry() {
        assertEquals(SongWorld.ENTRY.toString(), made(all()).path("entryId").asText());
        assertTrue(made(Map.of("entryContent", "just this")).path("entryId").isNull());
    }

    @Test
    void thePictureBecomesTheCover() {
        int drawn = world.vendors.requests("POST", "/internal/v1/providers/invoke").size();
        JsonNode job = made(all());
        assertTrue(job.path("artworkUrl").asText().startsWith("/uploads/" + PICTURE + "/cover.jpg"), job.toString());
        assertTrue(job.path("providers").path("artwork").isNull());
        assertEquals(drawn, world.vendors.requests("POST", "/internal/v1/providers/invoke").size());
        assertTrue(world.references.get(PICTURE.toString()).contains("track:" + job.path("trackId").asText()));
    }

    @Test
    void aPictureOfSomebodyElseIsRefused() {
        world.generate(caller, Map.of("artworkUrl", "/uploads/" + Ids.next() + "/p.jpg")).expect(400, "INVALID_MEDIA_REFERENCE");
    }

    @Test
    void writersAreToldWhoAndHow() {
        JsonNode request = lyricsFor(Map.of("entryContent", "x", "genre", "folk", "style", "warm", "culturalStyle", "celtic", "instrumentType", "flute,guitar",
                "language", "de", "targetLanguages", List.of("de", "en"), "isBilingual", true, "customInstructions", "be kind", "pictureContext", "a boat"));
        assertEquals("folk", request.path("sound").path("genre").asText());
        assertEquals("warm", request.path("sound").path("style").asText());
        assertEquals("celtic", request.path("sound").path("culturalStyle").asText());
        assertEquals("[\"flute\",\"guitar\"]", request.path("sound").path("instruments").toString());
        assertEquals("f", request.path("sound").path("vocalGender").asText(), "of the preferences");
        assertEquals("de", request.path("language").asText());
        assertEquals("[\"de\",\"en\"]", request.path("targetLanguages").toString());
        assertTrue(request.path("isBilingual").asBoolean());
        assertEquals("be kind\na boat", request.path("instructions").asText());
        assertEquals("Morning Writer", request.path("context").path("displayName").asText());
        assertEquals("acoustic", request.path("context").path("preferences").path("musicGenre").asText());
        assertEquals("none", request.path("riskLevel").asText());
    }

    @Test
    void theLanguageOfTheEntryCountsWhenNoneIsNamed() {
        assertEquals("en", lyricsFor(Map.of("entryId", SongWorld.ENTRY)).path("language").asText());
        assertEquals("auto", lyricsFor(Map.of("entryContent", "was auch immer")).path("language").asText());
        assertEquals("pt", lyricsFor(Map.of("entryId", SongWorld.ENTRY, "language", "pt-BR")).path("language").asText());
    }

    @Test
    void theVendorIsToldTheSoundAndTheJobsOwnId() {
        JsonNode task = taskFor(Map.of("entryId", SongWorld.ENTRY, "genre", "folk", "mood", "hopeful", "instrumentType", "flute", "negativeTags", "drums",
                "styleWeight", 0.7, "title", "My title"));
        assertEquals(SongWorld.LYRICS, task.path("lyrics").asText());
        assertEquals("My title", task.path("title").asText());
        assertEquals("folk, calm, flute", task.path("tags").asText(), "the mood is the one the lyrics came out with");
        assertEquals("drums", task.path("negativeTags").asText());
        assertEquals(0.7, task.path("styleWeight").asDouble());
        assertEquals("f", task.path("vocalGender").asText());
        assertFalse(task.path("instrumental").asBoolean());
        assertTrue(world.tasks.containsKey(task.path("operationId").asText()));
        assertEquals(1, world.number("SELECT count(*) FROM song_jobs WHERE id = CAST(? AS uuid)", task.path("operationId").asText()));
    }

    @Test
    void qualityIsLoweredToWhatTheTierAllows() {
        assertEquals("standard", taskFor(Map.of("entryId", SongWorld.ENTRY, "quality", "studio")).path("quality").asText());
        assertEquals("draft", taskFor(Map.of("entryId", SongWorld.ENTRY, "quality", "draft")).path("quality").asText());
        assertEquals("standard", taskFor(Map.of("entryId", SongWorld.ENTRY)).path("quality").asText());
    }

    @Test
    void aTitleThatIsGivenIsNotAskedFor() {
        int asked = world.content.requests("POST", "/internal/v1/titles").size();
        assertEquals("Mine", made(Map.of("entryContent", "x", "title", "  Mine ")).path("trackTitle").asText());
        assertEquals(asked, world.content.requests("POST", "/internal/v1/titles").size());
    }

    @Test
    void theTitleOfTheWriterIsTakenWhenThereIsOne() {
        world.content.on("POST", "/internal/v1/lyrics", call -> call.body().path("source").path("text").asText().equals("titled")
                ? Members.of("title", "From the writer", "content", SongWorld.LYRICS, "language", "en", "themes", List.of(), "mood", null, "provider", "openai")
                : Members.of("title", null, "content", SongWorld.LYRICS, "language", "en", "themes", List.of("stillness"), "mood", "calm", "provider", "builtin"));
        JsonNode job = made(Map.of("entryContent", "titled"));
        assertEquals("From the writer", job.path("trackTitle").asText());
        assertEquals("openai", job.path("providers").path("lyrics").asText());
    }

    @Test
    void aDeletedEntryIsNoHindranceWhenItsTextIsOnTheScreen() {
        UUID gone = Ids.next();
        java.util.concurrent.atomic.AtomicInteger reads = new java.util.concurrent.atomic.AtomicInteger();
        world.user.on("GET", "/internal/v1/users/.*/entries/" + gone, call -> {
            if (reads.incrementAndGet() > 1) {
                throw new Problem.NotFound();
            }
            return Members.of("id", gone, "chapterId", null, "content", "stored", "language", "en", "themes", List.of(), "riskLevel", "none");
        });
        assertEquals("on the screen", lyricsFor(Map.of("entryId", gone, "entryContent", "on the screen")).path("source").path("text").asText());
    }

    @Test
    void anEntryThatIsDeletedBeforeItIsReadEndsTheSong() {
        UUID gone = Ids.next();
        java.util.concurrent.atomic.AtomicInteger reads = new java.util.concurrent.atomic.AtomicInteger();
        world.user.on("GET", "/internal/v1/users/.*/entries/" + gone, call -> {
            if (reads.incrementAndGet() > 1) {
                throw new Problem.NotFound();
            }
            return Members.of("id", gone, "chapterId", null, "content", "stored", "language", "en", "themes", List.of(), "riskLevel", "none");
        });
        JsonNode job = world.finished(caller, world.ordered(caller, Map.of("entryId", gone)));
        assertEquals("LYRICS_FAILED", job.path("errorCode").asText());
    }

    @Test
    void theChapterOfTheEntryMayBeNamedAndAnotherMustBeReadable() {
        UUID entry = Ids.next();
        UUID chapter = Ids.next();
        UUID other = Ids.next();
        world.user.on("GET", "/internal/v1/users/.*/entries/" + entry, call -> Members.of("id", entry, "chapterId", chapter, "content", "stored", "language", "en",
                "themes", List.of(), "riskLevel", "none"));
        made(Map.of("entryId", entry, "chapterId", chapter));
        world.generate(caller, Map.of("entryId", entry, "chapterId", other)).expect(404, "NOT_FOUND");
        world.user.on("GET", "/internal/v1/users/.*/chapters/" + other + "/snapshot", call -> Map.of("entryCount", 1));
        made(Map.of("entryId", entry, "chapterId", other));
    }

    @Test
    void lyricsOfOthersAreNotThere() {
        String lyrics = made(Map.of("entryId", SongWorld.ENTRY)).path("lyricsId").asText();
        world.generate(world.service.as(Ids.next()), Map.of("lyricsId", lyrics)).expect(404, "NOT_FOUND");
    }

    @Test
    void onlyTextsThatAreNotEntriesAreJudgedBeforehand() {
        int judged = world.user.requests("POST", "/internal/v1/safety-assessments").size();
        made(Map.of("entryId", SongWorld.ENTRY));
        assertEquals(judged + 1, world.user.requests("POST", "/internal/v1/safety-assessments").size(), "the lyrics");
        made(Map.of("entryContent", "x"));
        assertEquals(judged + 3, world.user.requests("POST", "/internal/v1/safety-assessments").size(), "the text and the lyrics");
    }
}
