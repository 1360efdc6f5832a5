package com.aiponge.standalone;

import com.aiponge.runtime.telemetry.Logging;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code song}: the main job from the command line, as any client does it. */
final class Song {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Song() {
    }

    static int run(Arguments arguments) throws IOException, InterruptedException {
        String text = arguments.word(0, "what the song is about, in quotes");
        DataFolder data = DataFolder.open(arguments.data());
        Optional<RunState> running = data.running();
        if (arguments.has("url") || running.isPresent()) {
            return make(arguments.option("url", running.map(RunState::url).orElse(null)), text, arguments);
        }
        System.out.println("No platform is running; starting one for this song.");
        Logging.toFile("info", "json", data.log());
        try (Laptop laptop = Laptop.start(data, arguments.portOffset(), System.getenv())) {
            return make(laptop.state().url(), text, arguments);
        }
    }

    private static int make(String url, String text, Arguments arguments) throws IOException, InterruptedException {
        Http guest = Http.at(url);
        String token = guest.post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText();
        Http api = guest.withToken(token);
        JsonNode entry = api.post("/api/v1/app/entries", Map.of("content", text)).expect(201).data();
        Map<String, Object> wish = new HashMap<>();
        wish.put("entryId", entry.path("id").asText());
        for (String member : new String[] {"mood", "genre", "language"}) {
            if (arguments.option(member, null) != null) {
                wish.put(member, arguments.option(member, null));
            }
        }
        String id = api.post("/api/v1/app/music/generate", wish).expect(202).data().path("songRequestId").asText();
        JsonNode job = follow(api, id);
        if (!job.path("status").asText().equals("completed")) {
            System.err.println(job.path("errorMessage").asText("The song could not be made."));
            return 1;
        }
        Path file = Path.of(arguments.option("out", "song.mp3")).toAbsolutePath();
        api.download(job.path("streamingUrl").asText(), file);
        System.out.println("\n" + job.path("trackTitle").asText() + "\n\n" + job.path("lyrics").asText() + "\n");
        JsonNode by = job.path("providers");
        System.out.printf("lyrics by %s, music by %s, cover by %s%nsaved as %s%n", by.path("lyrics").asText(), by.path("music").asText(),
                by.path("artwork").asText("nobody"), file);
        return 0;
    }

    private static JsonNode follow(Http api, String id) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        boolean terminal = System.console() != null && System.console().isTerminal();
        String shown = "";
        while (true) {
            JsonNode job = api.get("/api/v1/app/music/song-requests/" + id).expect(200).data();
            int percent = job.path("percentComplete").asInt();
            String bar = "[%-25s] %3d %%  %-24s".formatted("=".repeat(percent / 4), percent, job.path("phase").asText().replace('_', ' '));
            if (!bar.equals(shown)) {
                System.out.print(terminal ? "\r" + bar : bar.stripTrailing() + "\n"); // a log gets a line for each step
                System.out.flush();
                shown = bar;
            }
            boolean over = job.path("status").asText().equals("completed") || job.path("status").asText().equals("failed");
            if (over || System.nanoTime() > end) {
                System.out.print(terminal ? "\n" : "");
                return job;
            }
            Thread.sleep(200);
        }
    }
}
