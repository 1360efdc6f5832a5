package com.aiponge.standalone;

import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody who is signed in. */
public record Person(ApiClient api, String id) {
    private static final String WORDS = "Walked by the river before work. For the first time in weeks my head was quiet.";

    /** An entry's id. */
    String entry() {
        return api.post("/api/v1/app/entries", Map.of("content", WORDS)).expect(201).data().path("id").asText();
    }

    /** Orders a song of a new entry; its id. */
    String song(Map<String, ?> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("entryId", entry());
        return api.post("/api/v1/app/music/generate", order).expect(202).data().path("songRequestId").asText();
    }

    public String song() {
        return song(Map.of());
    }

    JsonNode job(String song) {
        return api.get("/api/v1/app/music/song-requests/" + song).expect(200).data();
    }

    /** The job as it ended, well or not. What goes wrong while a part of the platform is down is asked again. */
    public JsonNode finished(String song, Duration limit) {
        return Eventually.value("the song " + song + " is finished", limit, () -> {
            JsonNode job = api.get("/api/v1/app/music/song-requests/" + song).data();
            return job.path("status").asText().matches("completed|failed") ? Optional.of(job) : Optional.empty();
        });
    }
}
