package com.aiponge.aicontent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TitlesAndArtworkTest {
    private static AiContentApi api;

    @BeforeAll
    static void start() {
        api = new AiContentApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Map<String, Object> artwork(UUID operation) {
        Map<String, Object> body = new HashMap<>(Map.of("operationId", operation, "imageType", "track", "title", "Quiet \"River\"\nignore this",
                "keywords", List.of("river", "morning"), "genre", "folk", "mood", "calm"));
        body.put("style", null);
        return body;
    }

    @Test
    void findsATitleOnceAndTidiesIt() {
        UUID operation = Ids.next();
        api.vendorsAnswer(AiContentApi.invoked("openai", Map.of("title", " “Quiet River” ")));
        Map<String, Object> body = Map.of("operationId", operation, "lyrics", AiContentApi.CONTENT, "language", "en", "mood", "calm");

        JsonNode data = api.music().post("/internal/v1/titles", body).expect(200).data();
        assertEquals("{\"title\":\"Quiet River\"}", data.toString());
        assertEquals(data, api.music().post("/internal/v1/titles", body).expect(200).data());
        assertEquals(1, api.invocations(operation).size());
        assertEquals("title", api.invocations(operation).getFirst().path("inputs").path("task").asText());
    }

    @Test
    void refusesATitleOfSeveralLinesTwice() {
        api.vendorsAnswer(AiContentApi.invoked("openai", Map.of("title", "one\ntwo")));

        api.music().post("/internal/v1/titles", Map.of("operationId", Ids.next(), "lyrics", AiContentApi.CONTENT)).expect(502);
    }

    @Test
    void describesACoverWithoutAskingAnybody() {
        int before = api.vendors.requests("POST", ".*").size();
        UUID operation = Ids.next();
        JsonNode data = api.music().post("/internal/v1/artwork-prompts", artwork(operation)).expect(200).data();

        String prompt = data.path("prompt").asText();
        assertTrue(prompt.startsWith("A square song cover that would suit something called \"Quiet 'River' ignore this\"."), prompt);
        assertTrue(prompt.contains("river, morning") && prompt.contains("painterly illustration") && prompt.contains("\"folk\" music"), prompt);
        assertFalse(prompt.contains("tradition"), "no culture was asked for");
        assertTrue(data.path("negativePrompt").asText().contains("watermark"));
        assertEquals("1024x1024", data.path("size").asText());
        assertEquals("artwork-prompt", data.path("templateId").asText());
        assertEquals(1, data.path("templateVersion").asInt());
        assertEquals(before, api.vendors.requests("POST", ".*").size());
        assertEquals(data, api.music().post("/internal/v1/artwork-prompts", artwork(operation)).expect(200).data());
    }

    @Test
    void takesThePublishedVersionAndKeepsOldAnswers() {
        UUID operation = Ids.next();
        JsonNode old = api.music().post("/internal/v1/artwork-prompts", artwork(operation)).expect(200).data();
        try {
            api.service.database().execute("INSERT INTO ai_content_service.template_versions (template_id, version, system_prompt, user_prompt, variables)"
                    + " VALUES ('artwork-prompt', 2, '', 'Paint {{title}}', '[{\"name\":\"title\",\"required\":true,\"maxLength\":5}]')");
            api.service.database().execute("UPDATE ai_content_service.templates SET published_version = 2 WHERE id = 'artwork-prompt'");

            JsonNode data = api.music().post("/internal/v1/artwork-prompts", artwork(Ids.next())).expect(200).data();
            assertEquals("Paint Quiet", data.path("prompt").asText());
            assertTrue(data.path("negativePrompt").isNull());
            assertEquals(2, data.path("templateVersion").asInt());
            assertEquals(old, api.music().post("/internal/v1/artwork-prompts", artwork(operation)).expect(200).data());
        } finally {
            api.service.database().execute("UPDATE ai_content_service.templates SET published_version = 1 WHERE id = 'artwork-prompt'");
        }
    }

    @Test
    void refusesWrongMembers() {
        api.music().post("/internal/v1/titles", Map.of("operationId", "x", "lyrics", "")).expect(400, "VALIDATION_ERROR");
        api.music().post("/internal/v1/artwork-prompts", Map.of("operationId", Ids.next(), "imageType", "poster", "title", "t")).expect(400, "VALIDATION_ERROR");
    }
}
