package com.aiponge.standalone.bench;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Answers;
import com.aiponge.runtime.http.HttpListener;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every service the music service talks to, in one server of this process: a ledger that counts, writers that answer at once, and a slow vendor.
 * Ids follow from the operation, so a repeat gets the answer it got before. It checks no signatures.
 */
final class StandIn implements AutoCloseable {
    static final UUID ENTRY = UUID.fromString("0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4");

    /** Answers {@code data} of the envelope as JSON. */
    @FunctionalInterface
    private interface Reply {
        String data(Asked asked) throws InterruptedException;
    }

    private record Asked(List<String> segments, JsonNode body, String query) {
        UUID named(String what) {
            return Ids.named(UUID.fromString(body.path("operationId").asText()), what);
        }
    }

    private record Rule(String method, List<String> pattern, Reply reply) {
        /** A star stands for any one segment. */
        boolean fits(String someMethod, List<String> segments) {
            if (!method.equals(someMethod) || pattern.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < pattern.size(); i++) {
                if (!pattern.get(i).equals("*") && !pattern.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final SlowVendor vendor;
    private final AtomicInteger settlements = new AtomicInteger();
    private final List<Rule> rules = new ArrayList<>();
    private final HttpListener listener;

    private StandIn(SlowVendor vendor) {
        this.vendor = vendor;
        people();
        ledger();
        writers();
        vendors();
        on("PATCH", "files/*", asked -> "{\"fileId\":\"%s\",\"visibility\":\"private\",\"references\":1}".formatted(asked.segments().get(3)));
        on("POST", "events", asked -> "{\"accepted\":1}");
        on("POST", "usage-events", asked -> "{\"accepted\":1,\"duplicates\":0}");
        listener = HttpListener.start(new HttpListener.Config("127.0.0.1", 0, 1 << 20, 4096, List.of(), Map.of(), List.of()), this::serve);
    }

    static StandIn start(SlowVendor vendor) {
        return new StandIn(vendor);
    }

    private void people() {
        on("GET", "users/*/entries/*", asked -> """
                {"id":"%s","bookId":"%1$s","chapterId":null,"content":"Walked by the river before work. For the first time in weeks my head was quiet.","language":"en",
                 "moodContext":"calm","sentiment":"positive","themes":["stillness"],"pictures":[],"riskLevel":"none","updatedAt":"2026-05-04T09:12:33.120Z"}
                """.formatted(ENTRY));
        on("GET", "users/*/song-context", asked -> """
                {"displayName":"Morning Writer","role":"user","isGuest":false,"tier":"explorer","bestQuality":"standard","parallelTracks":1,"staggerMs":5000,
                 "priorityBoost":0,"language":"en","preferences":{"musicGenre":"acoustic","vocalGender":"f"},"recentThemes":[],"persona":null}
                """);
        on("POST", "safety-assessments", asked -> "{\"level\":\"none\",\"indicators\":[],\"safety\":null}");
    }

    private void ledger() {
        on("POST", "credits/reservations", asked -> """
                {"reservationId":"%s","unitPrice":15,"amount":15,"currentBalance":85,"expiresAt":"2036-05-04T09:12:33.120Z"}
                """.formatted(asked.named("reservation")));
        on("POST", "credits/reservations/*/renew", asked -> "{\"expiresAt\":\"2036-05-04T09:12:33.120Z\"}");
        on("POST", "credits/reservations/*/settle", asked -> {
            settlements.incrementAndGet();
            return "{\"settledAmount\":15,\"refundedAmount\":0,\"newBalance\":85}";
        });
        on("POST", "credits/reservations/*/cancel", asked -> "{\"refundedAmount\":15,\"newBalance\":100}");
    }

    private void writers() {
        on("POST", "lyrics", asked -> """
                {"title":null,"content":"[Verse]\\nGrey light on the river\\nnobody awake\\n[Chorus]\\nQuiet, quiet, let the morning be","language":"en",
                 "themes":["stillness"],"mood":"calm","framework":null,"templateId":"lyrics","templateVersion":1,"provider":"builtin","fallback":false,"usage":null}
                """);
        on("POST", "titles", asked -> "{\"title\":\"Quiet River Morning\"}");
        on("POST", "artwork-prompts", asked -> """
                {"prompt":"a calm river","negativePrompt":null,"size":"1024x1024","templateId":"artwork","templateVersion":1}
                """);
    }

    private void vendors() {
        on("POST", "providers/invoke", asked -> """
                {"providerId":"builtin-image","provider":"builtin","model":"builtin","fileId":"%s","costMicros":0,"latencyMs":5,"attempts":1}
                """.formatted(asked.named("picture")));
        on("POST", "music/tasks", asked -> {
            String task = asked.named("task").toString();
            vendor.order(task);
            return "{\"taskId\":\"%s\",\"providerId\":\"slow\",\"status\":\"running\"}".formatted(task);
        });
        on("GET", "music/tasks/*", asked -> {
            String task = asked.segments().get(4);
            String query = asked.query() == null ? "" : asked.query();
            int wait = query.startsWith("waitSeconds=") ? Integer.parseInt(query.substring("waitSeconds=".length())) : 0;
            return vendor.done(task, Duration.ofSeconds(wait))
                    ? "{\"status\":\"succeeded\",\"provider\":\"builtin\",\"fileId\":\"%s\",\"durationSeconds\":75.6,\"clipId\":\"clip\",\"errorCode\":null,\"costMicros\":1200}"
                            .formatted(Ids.named(UUID.fromString(task), "audio"))
                    : "{\"status\":\"running\",\"provider\":\"builtin\",\"fileId\":null}";
        });
        on("POST", "music/alignments", asked -> "{\"method\":\"provider\",\"words\":[{\"word\":\"Grey\",\"startMs\":8420,\"endMs\":8720,\"confidence\":0.9}]}");
    }

    private void on(String method, String path, Reply reply) {
        rules.add(new Rule(method, segments("/internal/v1/" + path), reply));
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/"));
    }

    private void serve(ServerRequest request, ServerResponse response) throws Exception {
        byte[] bytes = request.content().hasEntity() ? request.content().inputStream().readAllBytes() : new byte[0];
        List<String> segments = segments(request.prologue().uriPath().path());
        String method = request.prologue().method().text();
        Rule rule = rules.stream().filter(one -> one.fits(method, segments)).findFirst().orElseThrow(Problem.NotFound::new);
        String data = rule.reply().data(new Asked(segments, bytes.length == 0 ? Json.toTree(Map.of()) : Json.tree(bytes), request.prologue().query().rawValue()));
        byte[] answer = ("{\"success\":true,\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
        Answers.write(response, Answer.bytes(200, "application/json", answer), false);
    }

    String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    /** How often a reservation was settled, repeats included. */
    int settlements() {
        return settlements.get();
    }

    @Override
    public void close() {
        listener.stop();
    }
}
