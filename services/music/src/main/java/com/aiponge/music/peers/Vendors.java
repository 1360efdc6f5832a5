package com.aiponge.music.peers;

import static com.aiponge.runtime.ServiceName.AI_CONFIG;

import com.aiponge.runtime.peers.Peers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What music orders from ai-config. Every order carries its operation id and is placed with a vendor once. Thread-safe. */
public final class Vendors {
    private static final Duration IMAGE_LIMIT = Duration.ofSeconds(75);
    private static final Duration ALIGNMENT_LIMIT = Duration.ofSeconds(75);
    private final Peers peers;

    public Vendors(Peers peers) {
        this.peers = peers;
    }

    public record Image(String provider, UUID fileId) {
    }

    public record Ordered(String taskId, String providerId) {
    }

    /** @param status pending, running, succeeded or failed */
    public record Recording(String status, String provider, UUID fileId, Double durationSeconds, String clipId, String errorCode, Long costMicros) {
    }

    /** One sung word. */
    public record Word(String word, int startMs, int endMs, double confidence) {
    }

    public record Alignment(List<Word> words, String method) {
    }

    public Image image(UUID user, Map<String, ?> request) {
        return peers.post(AI_CONFIG, "/internal/v1/providers/invoke").about(user).repeatable().within(IMAGE_LIMIT).body(request).data(Image.class);
    }

    public Ordered order(UUID user, Map<String, ?> request) {
        return peers.post(AI_CONFIG, "/internal/v1/music/tasks").about(user).repeatable().within(Duration.ofSeconds(30)).body(request).data(Ordered.class);
    }

    /** @param waitSeconds how long the vendor side may wait for an end, 0 to 5 */
    public Recording look(UUID user, String task, int waitSeconds) {
        return peers.get(AI_CONFIG, "/internal/v1/music/tasks/" + task).query("waitSeconds", waitSeconds).about(user).data(Recording.class);
    }

    public Alignment align(UUID user, Map<String, ?> request) {
        return peers.post(AI_CONFIG, "/internal/v1/music/alignments").about(user).repeatable().within(ALIGNMENT_LIMIT).body(request).data(Alignment.class);
    }
}
