package com.aiponge.gateway.operations;

import com.aiponge.gateway.pipeline.OwnAnswer;
import com.aiponge.gateway.pipeline.OwnHandler;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.BuildInfo;
import com.aiponge.runtime.telemetry.MetricsText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Contract section 1: exact bodies without the envelope. */
public final class HealthRoutes {
    private final BuildInfo build;
    private final Clock clock;
    private final Instant since;
    private final ServiceWatch watch;
    private final boolean maintenance;
    private volatile boolean stopping;

    public HealthRoutes(BuildInfo build, Clock clock, ServiceWatch watch, boolean maintenance) {
        this.build = build;
        this.clock = clock;
        this.since = clock.instant();
        this.watch = watch;
        this.maintenance = maintenance;
    }

    public void addTo(Map<String, OwnHandler> own) {
        own.put("/health", answering(this::health));
        own.put("/health/services", answering(this::services));
        own.put("/ready", answering(this::ready));
        own.put("/health/ready", answering(this::ready));
        own.put("/live", answering(() -> Answer.bare(200, state("alive"))));
        own.put("/health/live", answering(() -> Answer.bare(200, state("alive"))));
        own.put("/startup", answering(() -> Answer.bare(200, state("started"))));
        own.put("/health/startup", answering(() -> Answer.bare(200, state("started"))));
        own.put("/version", answering(() -> Answer.bare(200, build.answer())));
        own.put("/metrics", answering(() -> Answer.bytes(200, "text/plain; version=0.0.4; charset=utf-8", MetricsText.of(build.service()))));
    }

    /** {@code /ready} fails from now on. */
    public void stopping() {
        stopping = true;
    }

    private Answer health() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
        long total = runtime.maxMemory() >> 20;
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("used", used);
        memory.put("total", total);
        memory.put("percentage", used * 100 / Math.max(1, total));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", maintenance ? "maintenance" : "healthy");
        body.put("service", build.service());
        body.put("version", build.version());
        body.put("timestamp", now());
        body.put("uptime", uptime());
        body.put("maintenance", maintenance);
        body.put("memory", memory);
        return Answer.bare(200, body);
    }

    private Answer services() {
        List<ServiceState> all = watch.all();
        long healthy = all.stream().filter(ServiceState::isHealthy).count();
        long unhealthy = all.stream().filter(state -> state.status().equals("unhealthy")).count();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("total", all.size());
        summary.put("healthy", healthy);
        summary.put("unhealthy", unhealthy);
        summary.put("healthPercentage", Math.round(healthy * 100.0 / all.size()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("services", all);
        body.put("summary", summary);
        body.put("timestamp", now());
        return Answer.bare(200, body);
    }

    private Answer ready() {
        boolean ready = !stopping && !maintenance && watch.isReady(ServiceName.USER);
        Map<String, Object> components = new LinkedHashMap<>();
        watch.all().forEach(state -> components.put(state.name(), state.status()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ready", ready);
        body.put("service", build.service());
        body.put("timestamp", now());
        body.put("uptime", uptime());
        body.put("components", components);
        Answer answer = Answer.bare(ready ? 200 : 503, body);
        return ready ? answer : answer.with("Retry-After", "5");
    }

    private Map<String, Object> state(String name) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, true);
        body.put("service", build.service());
        body.put("timestamp", now());
        body.put("uptime", uptime());
        return body;
    }

    private String now() {
        return Json.time(clock.instant());
    }

    private long uptime() {
        return Duration.between(since, clock.instant()).toSeconds();
    }

    private static OwnHandler answering(Supplier<Answer> answer) {
        return exchange -> OwnAnswer.send(exchange, answer.get());
    }
}
