package com.aiponge.standalone.bench;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Start, memory, song and statements of the laptop platform, seen from outside. */
final class LaptopFigures {
    private static final int OFFSET = FreePorts.offset();
    private static final String BASE = "http://127.0.0.1:" + (8080 + OFFSET);
    private static final String WORDS = "Walked by the river before work. For the first time in weeks my head was quiet.";
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private String token;

    LaptopFigures(Path folder) {
        this.folder = folder;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Duration first;
        try (Child up = up()) {
            first = up.untilReady(BASE + "/ready");
        }
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 2; i++) {
            try (Child up = up()) {
                Duration took = up.untilReady(BASE + "/ready");
                best = took.compareTo(best) < 0 ? took : best;
            }
        }
        figures.add(Figure.below("start, warm data, to /ready", seconds(best), 4, "s", "best of 2, process start included"));
        figures.add(Figure.below("first start ever, to /ready", seconds(first), 12, "s", "new data folder; the programs of PostgreSQL were unpacked before"));
        try (Child up = up()) {
            up.untilReady(BASE + "/ready");
            double firstSong = song();
            figures.add(Figure.below("resident memory after one song", up.residentMiB(), 450, "MiB", "all eight services in one process, PostgreSQL and Redis apart"));
            double again = Math.min(song(), song());
            figures.add(Figure.below("song, entry to playable", again, 6, "s", "built-in vendors, best of two after a first one of %.1f s".formatted(firstSong)));
            figures.addAll(statements());
        }
        return figures;
    }

    private Child up() {
        return Child.start(folder.resolve("up.log"), Map.of("AIPONGE_RATE_LIMITS", "auth=10000/60,generate=1000/60"),
                "up", "--data", folder.resolve("data").toString(), "--port-offset", Integer.toString(OFFSET));
    }

    private double song() throws IOException, InterruptedException {
        token = call("POST", "/api/v1/auth/guest", "{}").body().path("data").path("token").asText();
        long began = System.nanoTime();
        String entry = call("POST", "/api/v1/app/entries", Json.text(Map.of("content", WORDS))).body().path("data").path("id").asText();
        String id = call("POST", "/api/v1/app/music/generate", Json.text(Map.of("entryId", entry))).body().path("data").path("songRequestId").asText();
        while (System.nanoTime() - began < Duration.ofMinutes(2).toNanos()) {
            String status = call("GET", "/api/v1/app/music/song-requests/" + id, null).body().path("data").path("status").asText();
            if (status.equals("completed")) {
                return seconds(Duration.ofNanos(System.nanoTime() - began));
            }
            if (status.equals("failed")) {
                break;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the song was not made");
    }

    private List<Figure> statements() throws IOException, InterruptedException {
        Map<String, String> busiest = new LinkedHashMap<>();
        busiest.put("GET /api/v1/app/music/song-requests/active", null);
        busiest.put("GET /api/v1/app/library/private", null);
        busiest.put("GET /api/v1/app/library/explore", null);
        busiest.put("GET /api/v1/app/library/entries", null);
        busiest.put("POST /api/v1/app/entries", Json.text(Map.of("content", WORDS)));
        busiest.put("GET /api/v1/app/library/user/books", null);
        busiest.put("GET /api/v1/app/credits/balance", null);
        busiest.put("GET /api/v1/app/subscriptions/usage", null);
        busiest.put("GET /api/v1/app/profile", null);
        busiest.put("GET /api/v1/auth/me", null);
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, String> route : busiest.entrySet()) {
            String[] line = route.getKey().split(" ");
            Reply reply = call(line[0], line[1], route.getValue());
            figures.add(reply.statements() == null
                    ? Figure.skipped("statements, " + route.getKey(), "≤ 4", "the answer " + reply.status() + " names no count")
                    : Figure.below("statements, " + route.getKey(), reply.statements(), 4, "", "counted by the service that answers"));
        }
        return figures;
    }

    private record Reply(int status, JsonNode body, Integer statements) {
    }

    private Reply call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BASE + path)).timeout(Duration.ofSeconds(30))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        Integer statements = response.headers().firstValue("x-statements").map(Integer::valueOf).orElse(null);
        return new Reply(response.statusCode(), Json.tree(response.body()), statements);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
