package com.aiponge.music.peers;

import static com.aiponge.runtime.ServiceName.AI_CONTENT;

import com.aiponge.runtime.peers.PeerCall;
import com.aiponge.runtime.peers.Peers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What music asks of ai-content. Each request carries its operation id, so repeating it costs nothing. Thread-safe. */
public final class Texts {
    private static final Duration LIMIT = Duration.ofSeconds(75);
    private final Peers peers;

    public Texts(Peers peers) {
        this.peers = peers;
    }

    public record Lyrics(String title, String content, String language, List<String> themes, String mood, String provider) {
    }

    public record ArtworkPrompt(String prompt, String negativePrompt, String size) {
    }

    private record Title(String title) {
    }

    public Lyrics lyrics(UUID user, Map<String, ?> request) {
        return call("lyrics", user, request).data(Lyrics.class);
    }

    public String title(UUID user, Map<String, ?> request) {
        return call("titles", user, request).data(Title.class).title();
    }

    public ArtworkPrompt artworkPrompt(UUID user, Map<String, ?> request) {
        return call("artwork-prompts", user, request).data(ArtworkPrompt.class);
    }

    private PeerCall call(String route, UUID user, Map<String, ?> request) {
        return peers.post(AI_CONTENT, "/internal/v1/" + route).about(user).repeatable().within(LIMIT).body(request);
    }
}
