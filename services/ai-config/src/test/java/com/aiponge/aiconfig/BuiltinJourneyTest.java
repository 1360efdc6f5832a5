package com.aiponge.aiconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.LogCapture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it ships, without any key. */
class BuiltinJourneyTest {
    private static AiConfigApi api;

    @BeforeAll
    static void start() {
        api = AiConfigApi.builtin();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void writesLyricsFromInputsAndSaysWhoDidIt() {
        JsonNode data = api.content().post("/internal/v1/providers/invoke", api.lyrics(Ids.next())).expect(200).data();

        assertEquals("builtin", data.path("provider").asText());
        assertEquals("builtin-text", data.path("providerId").asText());
        assertTrue(data.path("json").path("content").asText().contains("[Chorus]"));
        assertEquals(0, data.path("costMicros").asInt());
        assertEquals(1, data.path("attempts").asInt());
        assertEquals(0, data.path("usage").path("inputTokens").asInt(-1));
    }

    @Test
    void streamsACoverIntoStorage() {
        UUID operation = Ids.next();
        JsonNode data = api.music().post("/internal/v1/providers/invoke", api.cover(operation)).expect(200).data();

        StorageStub.Stored stored = api.storage.files().stream().filter(file -> file.query().get("operationId").equals(operation.toString())).findFirst().orElseThrow();
        assertEquals(stored.id().toString(), data.path("fileId").asText());
        assertEquals("track-artwork", stored.query().get("category"));
        assertEquals(api.user.toString(), stored.query().get("ownerId"));
        assertEquals(0xFFD8, (stored.bytes()[0] & 0xFF) << 8 | stored.bytes()[1] & 0xFF);
    }

    @Test
    void makesASongInAFewSecondsAndTimesItsWords() {
        long began = System.nanoTime();
        ApiAnswer accepted = api.music().post("/internal/v1/music/tasks", api.song(Ids.next())).expect(202);
        String task = accepted.data().path("taskId").asText();
        assertEquals("pending", accepted.data().path("status").asText());
        assertEquals("builtin-music", accepted.data().path("providerId").asText());

        JsonNode done = api.finished(task);
        System.out.println("song from task to stored: " + (System.nanoTime() - began) / 1_000_000 + " ms");
        assertEquals("succeeded", done.path("status").asText());
        assertEquals("builtin", done.path("provider").asText());
        int seconds = done.path("durationSeconds").asInt();
        assertTrue(seconds >= 45 && seconds <= 95, seconds + " s");

        JsonNode alignment = api.music().post("/internal/v1/music/alignments",
                Map.of("operationId", Ids.next(), "taskId", task, "lyrics", AiConfigApi.LYRICS)).expect(200).data();
        assertEquals("provider", alignment.path("method").asText());
        assertEquals("Grey", alignment.path("words").path(0).path("word").asText());
        assertTrue(alignment.path("words").size() > 40);
    }

    @Test
    void keepsWordsOutOfRowsAndLogs() {
        try (LogCapture log = LogCapture.start()) {
            String task = api.music().post("/internal/v1/music/tasks", api.song(Ids.next())).expect(202).data().path("taskId").asText();
            api.finished(task);
            api.content().post("/internal/v1/providers/invoke", api.lyrics(Ids.next())).expect(200);

            log.assertNone("nobody awake", "Quiet River Morning", "Walked by the river", "My head was quiet");
        }
        for (String table : new String[] {"music_tasks", "invocations", "outbox", "scheduled_tasks"}) {
            String rows = api.service.database().query("SELECT * FROM ai_config_service." + table).toString();
            assertTrue(!rows.contains("river") && !rows.contains("River") && !rows.contains("acoustic"), table);
        }
    }
}
