package com.aiponge.runtime.http;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.telemetry.MetricsText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Contract section 1 for one service, the aliases of the edge excepted: unsigned, without the envelope, never behind a paid call. Thread-safe. */
public final class Operations {
    private static final Set<String> PATHS = Set.of("/health", "/ready", "/live", "/startup", "/metrics", "/version");

    private final BuildInfo build;
    private final Instant since = Instant.now();
    private final Map<String, BooleanSupplier> components = new LinkedHashMap<>();
    private volatile boolean started;
    private volatile boolean stopping;

    public Operations(BuildInfo build) {
        this.build = build;
    }

    /** A dependency that {@code /ready} needs. Added while the service is composed. */
    public void component(String name, BooleanSupplier ready) {
        components.put(name, ready);
    }

    /** Migrations and warm-up have finished. */
    public void started() {
        started = true;
    }

    /** {@code /ready} fails from now on, so that traffic goes elsewhere. */
    public void stopping() {
        stopping = true;
    }

    boolean serves(String method, String path) {
        return method.equals("GET") && PATHS.contains(path);
    }

    Answer answer(String path) {
        return switch (path) {
            case "/health" -> Answer.bare(200, health());
            case "/live" -> Answer.bare(200, state("alive", true));
            case "/startup" -> Answer.bare(started ? 200 : 503, state("started", started));
            case "/version" -> Answer.bare(200, build.answer());
            case "/metrics" -> Answer.bytes(200, "text/plain; version=0.0.4", MetricsText.of(build.service()));
            default -> ready();
        };
    }

    private Answer ready() {
        Map<String, String> states = new LinkedHashMap<>();
        components.forEach((name, check) -> states.put(name, check.getAsBoolean() ? "healthy" : "unhealthy"));
        boolean ready = started && !stopping && !states.containsValue("unhealthy");
        Map<String, Object> body = state("ready", ready);
        body.put("components", states);
        Answer answer = Answer.bare(ready ? 200 : 503, body);
        return ready ? answer : answer.with("Retry-After", "5");
    }

    private Map<String, Object> health() {
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        long total = runtime.maxMemory() >> 20;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "healthy");
        body.put("service", build.service());
        body.put("version", build.version());
        body.put("timestamp", Json.time(Instant.now()));
        body.put("uptime", uptime());
        body.put("maintenance", false);
        body.put("memory", Map.of("used", used, "total", total, "percentage", used * 100 / Math.max(1, total)));
        return body;
    }

    private Map<String, Object> state(String name, boolean value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, value);
        body.put("service", build.service());
        body.put("timestamp", Json.time(Instant.now()));
        body.put("uptime", uptime());
        return body;
    }

    private long uptime() {
        return Duration.between(since, Instant.now()).toSeconds();
    }
}
