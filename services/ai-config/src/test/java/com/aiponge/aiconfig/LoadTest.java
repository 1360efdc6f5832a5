package com.aiponge.aiconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.ScriptedSong;
import com.aiponge.aiconfig.vendor.ScriptedText;
import com.aiponge.aiconfig.vendor.SongState;
import com.aiponge.crypto.Ids;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many songs under way, and what a request costs the database. */
class LoadTest {
    private static final int SONGS = 150;
    private final ScriptedSong vendor = new ScriptedSong("musicapi", 8);
    private AiConfigApi api;

    @BeforeEach
    void start() {
        api = AiConfigApi.with(new VendorSet(List.of(new ScriptedText("openai", true)), List.of(), List.of(vendor)), Duration.ofMinutes(1));
        api.provider("musicapi-1", "musicapi", "music", 100);
        api.provider("openai-text", "openai", "text", 100);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static int statements(ApiAnswer answer) {
        return Integer.parseInt(answer.header("x-statements"));
    }

    @Test
    void holdsNoThreadForASongTheVendorIsStillMaking() {
        for (int i = 0; i < SONGS; i++) {
            vendor.states.add(new SongState.Working(Duration.ofMinutes(5)));
        }
        for (int i = 0; i < SONGS; i++) {
            api.order(Ids.next());
        }
        Eventually.until("all are with the vendor", Duration.ofSeconds(30), () -> vendor.states.isEmpty());
        Eventually.until("none is being worked on here", () -> api.service.database().number(
                "SELECT count(*) FROM ai_config_service.scheduled_tasks WHERE task_name = 'music-task' AND picked") == 0);
        assertEquals(SONGS, api.service.database().number("SELECT count(*) FROM ai_config_service.music_tasks WHERE status = 'running'"));

        api.hurry();
        Eventually.until("all are there", Duration.ofSeconds(60), () -> api.service.database().number(
                "SELECT count(*) FROM ai_config_service.music_tasks WHERE status = 'succeeded'") == SONGS);
        assertEquals(SONGS, api.storage.files().size());
        assertEquals(SONGS, vendor.submits.get());
        assertTrue(vendor.mostPlaying.get() <= 8);
    }

    @Test
    void needsAtMostFourStatementsARequest() {
        UUID operation = Ids.next();
        ApiAnswer ordered = api.music().post("/internal/v1/music/tasks", api.song(operation)).expect(202);
        String task = ordered.data().path("taskId").asText();
        api.finished(task);

        assertTrue(statements(ordered) <= 4, ordered.toString());
        assertEquals(1, statements(api.music().get("/internal/v1/music/tasks/" + task)));
        assertEquals(1, statements(api.music().post("/internal/v1/music/tasks", api.song(operation))));
        assertTrue(statements(api.content().post("/internal/v1/providers/invoke", api.lyrics(operation))) <= 4);
        assertEquals(2, statements(api.content().post("/internal/v1/providers/invoke", api.lyrics(operation))));
    }

    @Test
    void findsTasksAndResultsByTheirIndexes() {
        api.service.database().execute("INSERT INTO ai_config_service.invocations (operation_id, user_id, capability, holder, held_until, created_at)"
                + " SELECT gen_random_uuid(), gen_random_uuid(), 'text', gen_random_uuid(), now(), now() FROM generate_series(1, 5000)");
        api.service.database().execute("ANALYZE ai_config_service.invocations");
        for (String query : List.of("SELECT * FROM ai_config_service.music_tasks WHERE id = '%s'",
                "SELECT * FROM ai_config_service.music_tasks WHERE operation_id = '%s'",
                "SELECT * FROM ai_config_service.invocations WHERE operation_id = '%s'",
                "DELETE FROM ai_config_service.invocations WHERE created_at < '2020-01-01' AND '%s' <> ''")) {
            String plan = api.service.database().query("EXPLAIN " + query.formatted(Ids.next())).toString();
            assertTrue(plan.contains("Index"), plan);
        }
    }
}
