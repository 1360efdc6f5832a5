package com.aiponge.user.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SongContextTest {
    private static UserWorld world;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String path(Somebody person) {
        return "/internal/v1/users/" + person.id() + "/song-context";
    }

    @Test
    void tellsWhoThePersonIsAndWhatTheTierAllows() {
        Somebody person = world.registered();
        world.subscribe(person, "practice");
        JsonNode context = person.music().get(path(person)).expect(200).data();
        assertEquals("Morning Writer", context.path("displayName").asText());
        assertEquals(List.of("user", "false", "practice", "premium", "3", "3500", "2", "en"), List.of(context.path("role").asText(),
                context.path("isGuest").asText(), context.path("tier").asText(), context.path("bestQuality").asText(), context.path("parallelTracks").asText(),
                context.path("staggerMs").asText(), context.path("priorityBoost").asText(), context.path("language").asText()));
        assertEquals("private", context.path("preferences").path("visibility").asText());
        assertEquals("[]", context.path("recentThemes").toString());
        assertTrue(context.has("persona") && context.path("persona").isNull());
    }

    @Test
    void namesTheThemesOfTheNewestTenEntriesOnce() {
        Somebody person = world.guest();
        for (int day = 1; day <= 12; day++) {
            person.app().post("/api/v1/app/entries", Map.of("content", "x", "userDate", "2026-05-%02d".formatted(day),
                    "themes", List.of("theme " + day, "rest"))).expect(201);
        }
        JsonNode themes = person.music().get(path(person)).expect(200).data().path("recentThemes");
        assertEquals("[\"theme 12\",\"rest\",\"theme 11\",\"theme 10\",\"theme 9\",\"theme 8\",\"theme 7\",\"theme 6\",\"theme 5\",\"theme 4\",\"theme 3\"]",
                themes.toString());
    }

    @Test
    void theEntryOfASongIsReadForItsOwnerOnly() {
        Somebody person = world.guest();
        String id = person.app().post("/api/v1/app/entries", Map.of("content", "quiet river", "moodContext", "calm", "sentiment", "positive",
                "themes", List.of("rest"))).expect(201).data().path("id").asText();
        String entry = "/internal/v1/users/" + person.id() + "/entries/" + id;
        JsonNode source = person.music().get(entry).expect(200).data();
        assertEquals("{\"id\":\"" + id + "\",\"bookId\":\"" + source.path("bookId").asText() + "\",\"chapterId\":null,\"content\":\"quiet river\","
                + "\"language\":null,\"moodContext\":\"calm\",\"sentiment\":\"positive\",\"themes\":[\"rest\"],\"pictures\":[],\"riskLevel\":\"none\","
                + "\"updatedAt\":\"" + source.path("updatedAt").asText() + "\"}", source.toString());
        Somebody other = world.guest();
        other.music().get(entry).expect(404, "NOT_FOUND");
        other.music().get("/internal/v1/users/" + other.id() + "/entries/" + id).expect(404, "NOT_FOUND");
        person.music().get("/internal/v1/users/" + person.id() + "/entries/" + Ids.next()).expect(404, "NOT_FOUND");
        world.service().asService(ServiceName.STORAGE, person.id()).get(entry).expect(404);
        person.app().get(entry).expect(404);
        person.app().get(path(person)).expect(404);
        world.service().asService(ServiceName.AI_CONTENT, person.id()).get(entry).expect(200);
    }
}
