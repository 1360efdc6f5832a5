package com.aiponge.aicontent.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The templates that migrations bring. */
class SeedTest {
    private static final TestDatabase TEST = TestDatabase.create();
    private static PostgresDatabase database;
    private static Templates templates;

    @BeforeAll
    static void open() {
        DatabaseConfig config = new DatabaseConfig(TEST.url(), "ai_content_service", 4, false, "test");
        Migrations.run(config);
        database = PostgresDatabase.open(config);
        templates = new Templates(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<Variable> variables(String id) {
        String json = (String) TEST.value("SELECT variables::text FROM ai_content_service.template_versions WHERE template_id = ?", id);
        return List.of(Json.read(Json.tree(json.getBytes(StandardCharsets.UTF_8)), Variable[].class));
    }

    private static List<String> ids() {
        return TEST.query("SELECT id FROM ai_content_service.templates ORDER BY id").stream().map(row -> row.get("id").toString()).toList();
    }

    @Test
    void arePublishedAndUseEveryVariableTheyDeclare() {
        assertEquals(List.of("artwork-prompt", "song-lyrics", "song-lyrics-supportive", "song-title"), ids());
        for (String id : ids()) {
            Map<String, String> values = new HashMap<>();
            variables(id).forEach(variable -> values.put(variable.name(), "«" + variable.name() + "»"));
            Template.Filled filled = templates.published(id).fill(values);

            values.values().forEach(value -> assertTrue(filled.user().contains(value), id + " does not use " + value));
            assertFalse(filled.user().contains("{{") || filled.system().contains("{{"), id);
        }
    }

    @Test
    void readWellWithoutTheirOptionalValues() {
        for (String id : ids()) {
            Map<String, String> values = new HashMap<>();
            variables(id).stream().filter(variable -> variable.required() && variable.normal() == null).forEach(variable -> values.put(variable.name(), "x"));
            String prompt = templates.published(id).fill(values).user();

            assertFalse(prompt.contains("\"\"") || prompt.contains(" ,") || prompt.contains("  ") || prompt.contains("\n\n\n"), id + ": " + prompt);
        }
    }

    @Test
    void putFreeTextIntoFencesAndTheRestIntoQuotationMarks() {
        for (String id : List.of("song-lyrics", "song-lyrics-supportive", "song-title")) {
            Template.Filled filled = templates.published(id).fill(Map.of("text", "T", "kind", "entry", "languageName", "English", "lyrics", "L",
                    "genre", "G", "mood", "M", "displayName", "D", "instructions", "I"));

            assertTrue(filled.system().contains("between <data> and </data>") && filled.system().contains("never"), id);
            assertTrue(filled.user().contains("<data name="), id);
            for (String value : List.of("G", "M", "D")) {
                assertFalse(filled.user().matches("(?s).*[^\"\\w]" + value + "[^\"\\w].*"), id + " has " + value + " outside of quotation marks");
            }
        }
    }

    @Test
    void areNotUsedWhenTheyAreDraftsOrArchived() {
        TEST.execute("INSERT INTO ai_content_service.templates (id, name, content_type, category, status) VALUES ('idea', 'Idea', 'music', 'music', 'draft')");
        TEST.execute("INSERT INTO ai_content_service.template_versions (template_id, version, system_prompt, user_prompt, variables) VALUES ('idea', 1, '', 'x', '[]')");
        assertThrows(IllegalStateException.class, () -> templates.published("idea"));

        TEST.execute("UPDATE ai_content_service.templates SET status = 'published', published_version = 1 WHERE id = 'idea'");
        assertEquals("x", templates.published("idea").fill(Map.of()).user());
        TEST.execute("UPDATE ai_content_service.templates SET status = 'archived' WHERE id = 'idea'");
        assertThrows(IllegalStateException.class, () -> templates.published("idea"));
        TEST.execute("UPDATE ai_content_service.templates SET published_version = NULL WHERE id = 'idea'");
        TEST.execute("DELETE FROM ai_content_service.template_versions WHERE template_id = 'idea'");
        TEST.execute("DELETE FROM ai_content_service.templates WHERE id = 'idea'");
    }

    @Test
    void cannotBePublishedInAVersionThereIsNot() {
        assertThrows(AssertionError.class, () -> TEST.execute("UPDATE ai_content_service.templates SET published_version = 99 WHERE id = 'song-title'"));
    }
}
