package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.LogCapture;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person's words are neither stored nor logged in clear (law 3). */
class NothingInClearTest {
    private static final List<String> WORDS = List.of("quixotic", "zephyrs", "obsidian", "marmalade", "pelicans", "tamarind", "vermilion", "yarrow",
            "juniper", "saffron", "gossamer", "heliotrope");
    private static UserWorld world;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Every table of the schema as one text. */
    private static String dump() {
        StringBuilder all = new StringBuilder();
        for (Map<String, Object> table : world.database().query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'user_service'")) {
            String name = (String) table.get("table_name");
            world.database().query("SELECT CAST(t.* AS text) AS line FROM user_service.\"" + name + "\" t")
                    .forEach(row -> all.append(name).append(' ').append(row.get("line")).append('\n'));
        }
        return all.toString();
    }

    private static Map<String, Object> entry() {
        Map<String, Object> body = new HashMap<>();
        body.put("content", "quixotic " + "I want to die");
        body.put("moodContext", "zephyrs");
        body.put("triggerSource", "obsidian");
        body.put("tags", List.of("marmalade"));
        body.put("themes", List.of("pelicans"));
        body.put("sourceTitle", "tamarind");
        body.put("sourceAuthor", "vermilion");
        body.put("sourceChapter", "yarrow");
        body.put("attribution", "juniper");
        body.put("metadata", Map.of("note", "saffron"));
        body.put("musicHints", Map.of("mood", "gossamer"));
        return body;
    }

    @Test
    void noTableAndNoLogLineHoldsWhatAPersonWrote() {
        Somebody person = world.guest();
        try (LogCapture logs = LogCapture.start()) {
            String id = person.app().withKey(Ids.next().toString()).post("/api/v1/app/entries", entry()).expect(201).data().path("id").asText();
            person.app().get("/api/v1/app/entries/" + id).expect(200);
            person.app().get("/api/v1/app/library/entries?search=quixotic").expect(200);
            person.music().get("/internal/v1/users/" + person.id() + "/entries/" + id).expect(200);
            person.app().withKey("assess").post("/api/v1/app/safety/assess-risk", Map.of("content", "heliotrope, I want to die", "createFlag", true)).expect(200);
            person.app().post("/api/v1/app/entries", Map.of("content", "quixotic", "sentiment", "marmalade")).expect(400);
            person.app().post("/api/v1/app/entries", "{\"content\":\"quixotic").expect(400);
            String stored = dump();
            assertTrue(stored.contains(id) && stored.contains("idempotency_keys"));
            for (String word : WORDS) {
                assertFalse(stored.toLowerCase(Locale.ROOT).contains(word), word + " stands in a table");
                assertFalse(logs.text().toLowerCase(Locale.ROOT).contains(word), word + " stands in a log line");
            }
        }
    }

    @Test
    void aRowMovedToAnotherPersonDoesNotOpen() {
        Somebody person = world.guest();
        Somebody thief = world.guest();
        String id = person.app().post("/api/v1/app/entries", Map.of("content", "mine")).expect(201).data().path("id").asText();
        world.database().execute("UPDATE user_service.entries SET user_id = ? WHERE id = CAST(? AS uuid)", thief.id(), id);
        thief.app().get("/api/v1/app/entries/" + id).expect(500, "INTERNAL_ERROR");
    }

    @Test
    void theDatabaseRefusesContentInClear() {
        assertEquals(2, world.database().number("""
                SELECT count(*) FROM pg_constraint WHERE conrelid = 'user_service.entries'::regclass AND pg_get_constraintdef(oid) LIKE '%v1.%'"""));
    }
}
