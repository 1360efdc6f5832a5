package com.aiponge.user.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static UserWorld world;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String path(Somebody person, String chapter) {
        return "/internal/v1/users/" + person.id() + "/chapters/" + chapter + "/snapshot";
    }

    /** Opens the person's default chapter by asking for it. */
    private static String chapterOf(Somebody person) {
        person.app().post("/api/v1/app/entries", Map.of("content", "not filed")).expect(201);
        JsonNode chapters = person.app().get("/api/v1/app/chapters").expect(200).data().path("chapters");
        return chapters.path(0).path("id").asText();
    }

    private static void write(Somebody person, String chapter, String content, Map<String, Object> more) {
        java.util.Map<String, Object> entry = new java.util.HashMap<>(more);
        entry.put("content", content);
        entry.put("chapterId", chapter);
        person.app().post("/api/v1/app/entries", entry).expect(201);
    }

    @Test
    void sumsUpAChapterInItsOrder() {
        Somebody person = world.guest();
        String chapter = chapterOf(person);
        write(person, chapter, "first", Map.of("moodContext", "calm", "sentiment", "positive", "themes", List.of("rest", "river"), "userDate", "2026-05-09"));
        write(person, chapter, "second", Map.of("moodContext", "tired", "sentiment", "negative", "themes", List.of("work", "rest"), "userDate", "2026-05-01"));
        write(person, chapter, "third", Map.of("moodContext", "tired", "userDate", "2026-05-05"));
        JsonNode snapshot = person.music().get(path(person, chapter)).expect(200).data();
        assertEquals(List.of("chapter", "bookTitle", "entries", "entryCount", "dominantMood", "dominantSentiment", "themes"),
                Stream.iterate(0, i -> i + 1).limit(7).map(i -> snapshot.propertyStream().skip(i).findFirst().orElseThrow().getKey()).toList());
        assertEquals(chapter, snapshot.path("chapter").path("id").asText());
        assertEquals(person.app().get("/api/v1/app/library/user/books").expect(200).data().path("books").path(0).path("title").asText(),
                snapshot.path("bookTitle").asText());
        assertEquals("[\"first\",\"second\",\"third\"]", snapshot.path("entries").findValuesAsText("content").stream().map(text -> '"' + text + '"').toList()
                .toString().replace(", ", ","));
        assertEquals(3, snapshot.path("entryCount").asInt());
        assertEquals("tired", snapshot.path("dominantMood").asText());
        assertEquals("positive", snapshot.path("dominantSentiment").asText(), "of two said once the first");
        assertEquals("[\"rest\",\"river\",\"work\"]", snapshot.path("themes").toString());
    }

    @Test
    void anEmptyChapterHasNeitherMoodNorThemes() {
        Somebody person = world.guest();
        JsonNode snapshot = person.music().get(path(person, chapterOf(person))).expect(200).data();
        assertEquals("[]", snapshot.path("entries").toString());
        assertEquals(0, snapshot.path("entryCount").asInt());
        assertEquals(true, snapshot.path("dominantMood").isNull() && snapshot.path("dominantSentiment").isNull());
        assertEquals("[]", snapshot.path("themes").toString());
    }

    @Test
    void showsNoMoreThanAHundredEntriesAndCountsAll() {
        Somebody person = world.guest();
        String chapter = chapterOf(person);
        for (int i = 0; i < 101; i++) {
            write(person, chapter, "entry " + i, Map.of());
        }
        JsonNode snapshot = person.music().get(path(person, chapter)).expect(200).data();
        assertEquals(100, snapshot.path("entries").size());
        assertEquals("entry 99", snapshot.path("entries").path(99).path("content").asText());
        assertEquals(101, snapshot.path("entryCount").asInt());
    }

    @Test
    void isThereForItsOwnerAndForMusicOnly() {
        Somebody person = world.guest();
        String chapter = chapterOf(person);
        Somebody other = world.guest();
        other.music().get(path(person, chapter)).expect(404, "NOT_FOUND");
        other.music().get(path(other, chapter)).expect(404, "NOT_FOUND");
        person.music().get(path(person, Ids.next().toString())).expect(404, "NOT_FOUND");
        world.service().asService(ServiceName.STORAGE, person.id()).get(path(person, chapter)).expect(404);
        person.app().get(path(person, chapter)).expect(404);
    }
}
