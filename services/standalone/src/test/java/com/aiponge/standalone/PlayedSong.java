package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** The main job as a stranger does it, on a platform with all its services. */
final class PlayedSong {
    private PlayedSong() {
    }

    /** From a guest's entry to an MP3 that plays from the middle. */
    static void on(ApiClient stranger) {
        JsonNode guest = stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data();
        Person person = new Person(stranger.withToken(guest.path("token").asText()), guest.path("user").path("id").asText());

        JsonNode song = person.finished(person.song(), Duration.ofSeconds(120));

        assertEquals("completed", song.path("status").asText(), song.toString());
        ApiAnswer audio = stranger.get(song.path("streamingUrl").asText()).expect(200);
        assertTrue(audio.bytes().length > 300_000, "an MP3 of " + audio.bytes().length + " bytes");
        ApiAnswer part = stranger.withHeader("Range", "bytes=1000-1999").get(song.path("streamingUrl").asText()).expect(206);
        assertArrayEquals(Arrays.copyOfRange(audio.bytes(), 1000, 2000), part.bytes());
        assertEquals(8, stranger.get("/health/services").expect(200).json().path("summary").path("healthy").asInt());
    }
}
