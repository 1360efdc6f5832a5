package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiClient;
import org.junit.jupiter.api.Test;

/** {@code docker compose up} without Docker: the services of compose.yaml as processes, in its order, with its settings, to a song that plays. */
class ComposeSongTest {
    @Test
    void makesASongThatPlaysFromTheStore() {
        try (ComposeStand compose = ComposeStand.up()) {
            PlayedSong.on(ApiClient.at(compose.gatewayPort()));

            assertTrue(compose.objects().stream().anyMatch(key -> key.startsWith("user/") && key.endsWith(".mp3")), compose.objects().toString());
        }
    }
}
