package com.aiponge.music.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlayTest {
    private static final UUID TRACK = UUID.randomUUID();

    private static Play read(String member, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of("trackId", TRACK, "duration", 76));
        body.put(member, value);
        return Play.from(Input.of(Json.toTree(body)));
    }

    @Test
    void readsWhatPlayersSend() {
        assertEquals(new Play(TRACK, 76, 0.9, "on_demand", 0, 0, 0), read("completionRate", 0.9));
        assertEquals(new Play(TRACK, 76, null, "alarm", 0, 0, 0), read("sessionType", "alarm"));
        assertEquals(3, read("skipCount", 3).skips());
        read("context", Map.of("source", "mobile_app"));
    }

    @Test
    void unknownSessionsCountAsOther() {
        assertEquals("other", read("sessionType", "shower").sessionType());
    }

    @Test
    void namesWhatIsWrong() {
        Problem problem = assertThrows(Problem.Invalid.class, () -> Play.from(Input.of(Json.toTree(Map.of("duration", -1)))));
        String errors = problem.details().get("errors").toString();
        assertTrue(errors.contains("field=trackId") && errors.contains("field=duration"), errors);
        assertThrows(Problem.Invalid.class, () -> read("completionRate", 1.1));
        assertThrows(Problem.Invalid.class, () -> read("context", "text"));
        assertThrows(Problem.Invalid.class, () -> read("seekCount", -1));
    }
}
