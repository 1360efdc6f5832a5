package com.aiponge.music.peers;

import static com.aiponge.runtime.ServiceName.USER;

import com.aiponge.runtime.peers.PeerCall;
import com.aiponge.runtime.peers.Peers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What music asks of the user service: texts, preferences, credits, safety, who may see what. Thread-safe. */
public final class Accounts {
    private static final Duration SAFETY_LIMIT = Duration.ofSeconds(20);
    private final Peers peers;

    public Accounts(Peers peers) {
        this.peers = peers;
    }

    /** A journal entry as the owner may use it. */
    public record Entry(UUID id, UUID chapterId, String content, String language, String moodContext, List<String> themes, String riskLevel) {
    }

    /** What is known of the person a song is made for. */
    public record SongContext(String displayName, boolean isGuest, String tier, String bestQuality, int priorityBoost, String language,
                              JsonNode preferences, List<String> recentThemes, JsonNode persona) {
    }

    public record Reservation(UUID reservationId, int amount) {
    }

    public record Settled(int settledAmount) {
    }

    /** @param safety what to tell the writer; null when nothing was found */
    public record Assessment(String level, JsonNode safety) {
    }

    public record VisibleCreators(List<UUID> creatorIds, List<UUID> librarianIds) {
    }

    public Entry entry(UUID user, UUID entry) {
        return peers.get(USER, "/internal/v1/users/" + user + "/entries/" + entry).about(user).data(Entry.class);
    }

    /** Succeeds when the person may read the chapter. */
    public void chapter(UUID user, UUID chapter) {
        peers.get(USER, "/internal/v1/users/" + user + "/chapters/" + chapter + "/snapshot").about(user).send();
    }

    public SongContext songContext(UUID user) {
        return peers.get(USER, "/internal/v1/users/" + user + "/song-context").about(user).data(SongContext.class);
    }

    public VisibleCreators visibleCreators(UUID user) {
        return peers.get(USER, "/internal/v1/users/" + user + "/visible-creators").about(user).data(VisibleCreators.class);
    }

    public Assessment assess(UUID user, String text, String language) {
        Map<String, Object> body = new HashMap<>();
        body.put("userId", user);
        body.put("text", text);
        body.put("language", language);
        return peers.post(USER, "/internal/v1/safety-assessments").about(user).body(body).repeatable().within(SAFETY_LIMIT).data(Assessment.class);
    }

    /** Flag, month limit and balance are checked in one step; 402 otherwise. A repeat with the same id is the same reservation. */
    public Reservation reserveSong(UUID operation, UUID user) {
        return peers.post(USER, "/internal/v1/credits/reservations").about(user).repeatable()
                .body(Map.of("operationId", operation, "userId", user, "feature", "songs", "quantity", 1, "reason", "song"))
                .data(Reservation.class);
    }

    public void renew(UUID user, UUID reservation) {
        step(user, reservation, "renew").body(Map.of()).send();
    }

    public Settled settleSong(UUID user, UUID reservation) {
        return step(user, reservation, "settle").body(Map.of("deliveredQuantity", 1)).data(Settled.class);
    }

    public void cancel(UUID user, UUID reservation, String reason) {
        step(user, reservation, "cancel").body(Map.of("reason", reason)).send();
    }

    private PeerCall step(UUID user, UUID reservation, String step) {
        return peers.post(USER, "/internal/v1/credits/reservations/" + reservation + "/" + step).about(user).repeatable();
    }
}
