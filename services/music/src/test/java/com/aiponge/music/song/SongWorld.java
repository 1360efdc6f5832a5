package com.aiponge.music.song;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestCaller;
import com.aiponge.harness.TestService;
import com.aiponge.music.MusicService;
import com.aiponge.music.peers.Members;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The music service with the services around it: a ledger, writers, vendors and a store that remember what was asked of them. */
final class SongWorld implements AutoCloseable {
    static final UUID ENTRY = UUID.fromString("0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4");
    static final String WORDS = "Walked by the river before work";
    static final String LYRICS = "[Verse]\nGrey light on the river\nnobody awake\n[Chorus]\nQuiet, quiet, let the morning be";

    /** One hold of credits. */
    static final class Hold {
        final UUID id = Ids.next();
        volatile String state = "reserved";
        volatile int settles;
        volatile int renewals;
    }

    final Map<String, Hold> holds = new ConcurrentHashMap<>();
    final Map<String, String> tasks = new ConcurrentHashMap<>();
    final Map<String, UUID> pictures = new ConcurrentHashMap<>();
    final Map<String, UUID> audio = new ConcurrentHashMap<>();
    final Map<String, Set<String>> references = new ConcurrentHashMap<>();
    final PeerStub user = PeerStub.start();
    final PeerStub content = PeerStub.start();
    final PeerStub vendors = PeerStub.start();
    final PeerStub storage = PeerStub.start();
    final PeerStub system = PeerStub.start();
    final PeerStub analytics = PeerStub.start();
    final TestService service;
    volatile boolean rendering;

    SongWorld() {
        this(Checkpoint.NONE);
    }

    SongWorld(Checkpoint checkpoint) {
        people();
        ledger();
        writers();
        vendors();
        storage.on("PATCH", "/internal/v1/files/.*", call -> {
            Set<String> uses = references.computeIfAbsent(call.segment(3), file -> ConcurrentHashMap.newKeySet());
            Optional.ofNullable(call.body().get("addReference")).ifPresent(use -> uses.add(use.asText()));
            Optional.ofNullable(call.body().get("removeReference")).ifPresent(use -> uses.remove(use.asText()));
            return Map.of("fileId", call.segment(3), "visibility", "private", "references", uses.size());
        });
        system.on("POST", "/internal/v1/events", 202, call -> Map.of("accepted", 1));
        analytics.on("POST", "/internal/v1/usage-events", 202, call -> Map.of("accepted", 1, "duplicates", 0));
        service = TestService.start(ServiceName.MUSIC, parts -> MusicService.compose(parts, checkpoint), Map.of(
                "USER_SERVICE_URL", user.url(), "AI_CONTENT_SERVICE_URL", content.url(), "AI_CONFIG_SERVICE_URL", vendors.url(),
                "STORAGE_SERVICE_URL", storage.url(), "SYSTEM_SERVICE_URL", system.url(), "AI_ANALYTICS_SERVICE_URL", analytics.url()));
    }

    private void people() {
        user.on("GET", "/internal/v1/users/.*/entries/.*", call -> {
            if (!call.segment(5).equals(ENTRY.toString())) {
                throw new Problem.NotFound();
            }
            return Members.of("id", ENTRY, "bookId", Ids.next(), "chapterId", null, "content", WORDS, "language", "en", "moodContext", "calm",
                    "sentiment", "positive", "themes", List.of("stillness"), "pictures", List.of(), "riskLevel", "none", "updatedAt", "2026-05-04T09:12:33.120Z");
        });
        person("explorer", false, "standard");
        user.on("GET", "/internal/v1/users/.*/visible-creators", call -> Map.of("creatorIds", List.of(), "librarianIds", List.of()));
        user.on("POST", "/internal/v1/safety-assessments", call -> Members.of("level", "none", "indicators", List.of(), "safety", null));
    }

    void person(String tier, boolean guest, String quality) {
        user.on("GET", "/internal/v1/users/.*/song-context", call -> Members.of("displayName", "Morning Writer", "role", "user", "isGuest", guest, "tier", tier,
                "bestQuality", quality, "parallelTracks", 1, "staggerMs", 5000, "priorityBoost", 0, "language", "en",
                "preferences", Map.of("musicGenre", "acoustic", "vocalGender", "f"), "recentThemes", List.of(), "persona", null));
    }

    private void ledger() {
        user.on("POST", "/internal/v1/credits/reservations", 201, call -> {
            Hold hold = holds.computeIfAbsent(call.body().path("operationId").asText(), id -> new Hold());
            return Map.of("reservationId", hold.id, "unitPrice", 15, "amount", 15, "currentBalance", 85, "expiresAt", "2036-05-04T09:12:33.120Z");
        });
        user.on("POST", "/internal/v1/credits/reservations/.*/renew", call -> {
            Hold hold = hold(call.segment(4));
            if (!hold.state.equals("reserved")) {
                throw new Problem.Conflict("CONFLICT", "closed");
            }
            hold.renewals++;
            return Map.of("expiresAt", "2036-05-04T09:12:33.120Z");
        });
        user.on("POST", "/internal/v1/credits/reservations/.*/settle", call -> {
            Hold hold = hold(call.segment(4));
            synchronized (hold) {
                if (!Set.of("reserved", "settled").contains(hold.state)) {
                    throw new Problem.Conflict("CONFLICT", "closed");
                }
                hold.settles += hold.state.equals("reserved") ? 1 : 0;
                hold.state = "settled";
            }
            return Map.of("settledAmount", 15, "refundedAmount", 0, "newBalance", 85);
        });
        user.on("POST", "/internal/v1/credits/reservations/.*/cancel", call -> {
            Hold hold = hold(call.segment(4));
            synchronized (hold) {
                if (hold.state.equals("settled")) {
                    throw new Problem.Conflict("CONFLICT", "closed");
                }
                hold.state = "cancelled";
            }
            return Map.of("refundedAmount", 15, "newBalance", 100);
        });
    }

    private void writers() {
        content.on("POST", "/internal/v1/lyrics", call -> Members.of("title", null, "content", LYRICS, "language", "en", "themes", List.of("stillness"),
                "mood", "calm", "framework", null, "templateId", "lyrics", "templateVersion", 1, "provider", "builtin", "fallback", false, "usage", null));
        content.on("POST", "/internal/v1/titles", call -> Map.of("title", "Quiet River Morning"));
        content.on("POST", "/internal/v1/artwork-prompts", call -> Members.of("prompt", "a calm river", "negativePrompt", null, "size", "1024x1024",
                "templateId", "artwork", "templateVersion", 1));
    }

    private void vendors() {
        vendors.on("POST", "/internal/v1/providers/invoke", call -> Members.of("providerId", "builtin-image", "provider", "builtin", "model", "builtin",
                "fileId", pictures.computeIfAbsent(call.body().path("operationId").asText(), id -> Ids.next()), "costMicros", 0, "latencyMs", 5, "attempts", 1));
        vendors.on("POST", "/internal/v1/music/tasks", 202, call -> Map.of("status", "pending", "providerId", "builtin-music",
                "taskId", tasks.computeIfAbsent(call.body().path("operationId").asText(), id -> Ids.next().toString())));
        vendors.on("GET", "/internal/v1/music/tasks/.*", call -> rendering
                ? Members.of("status", "running", "provider", "builtin", "fileId", null)
                : Members.of("status", "succeeded", "provider", "builtin", "fileId", audio.computeIfAbsent(call.segment(4), id -> Ids.next()),
                        "durationSeconds", 75.6, "clipId", "clip", "errorCode", null, "costMicros", 1200));
        vendors.on("POST", "/internal/v1/music/alignments", call -> Map.of("method", "provider", "words", List.of(
                word("Grey", 8420), word("light", 8800), word("on", 9200), word("the", 9400), word("river", 9600), word("nobody", 10900), word("awake", 11500))));
    }

    private static Map<String, Object> word(String word, int start) {
        return Map.of("word", word, "startMs", start, "endMs", start + 300, "confidence", 0.9);
    }

    Hold hold(String id) {
        return holds.values().stream().filter(one -> one.id.toString().equals(id)).findFirst().orElseThrow(Problem.NotFound::new);
    }

    static Map<String, Object> entrySong() {
        return Map.of("entryId", ENTRY, "language", "en", "mood", "calm");
    }

    ApiAnswer generate(TestCaller caller, Object body) {
        return caller.post("/api/v1/app/music/generate", body);
    }

    UUID ordered(TestCaller caller, Object body) {
        return UUID.fromString(generate(caller, body).expect(202).data().path("songRequestId").asText());
    }

    JsonNode job(TestCaller caller, UUID id) {
        return caller.get("/api/v1/app/music/song-requests/" + id).expect(200).data();
    }

    /** Waits until the job is over. */
    JsonNode finished(TestCaller caller, UUID id) {
        return Eventually.value("the end of job " + id, Duration.ofSeconds(30), () -> Optional.of(job(caller, id))
                .filter(job -> Set.of("completed", "failed").contains(job.path("status").asText())));
    }

    long number(String sql, Object... values) {
        return service.database().number(sql.replace("FROM ", "FROM music_service."), values);
    }

    @Override
    public void close() {
        service.close();
        List.of(user, content, vendors, storage, system, analytics).forEach(PeerStub::close);
    }
}
