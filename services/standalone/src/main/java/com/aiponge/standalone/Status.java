package com.aiponge.standalone;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code status}: where the running platform is and how it does. */
final class Status {
    private Status() {
    }

    static int run(Arguments arguments) {
        DataFolder data = new DataFolder(arguments.data());
        Optional<RunState> running = data.running();
        if (running.isEmpty()) {
            System.out.println(arguments.has("json") ? "{\"running\":false}" : "No platform runs on " + data.root() + ".");
            return 1;
        }
        RunState state = running.get();
        JsonNode health = Http.at(state.url()).get("/health/services").json();
        if (arguments.has("json")) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("running", true);
            all.put("url", state.url());
            all.put("pid", state.pid());
            all.put("postgres", Map.of("host", "127.0.0.1", "port", state.postgresPort(), "pid", state.postgresPid()));
            all.put("redis", Map.of("host", "127.0.0.1", "port", state.redisPort(), "pid", state.redisPid()));
            all.put("data", data.root().toString());
            all.put("startedAt", state.startedAt());
            all.put("services", health.path("services"));
            System.out.println(Json.text(all));
            return 0;
        }
        System.out.println("platform    " + state.url() + "  process " + state.pid() + ", since " + state.startedAt());
        System.out.println("PostgreSQL  127.0.0.1:" + state.postgresPort() + "  process " + state.postgresPid());
        System.out.println("Redis       127.0.0.1:" + state.redisPort() + "  process " + state.redisPid());
        System.out.println("data        " + data.root());
        health.path("services").forEach(service -> System.out.printf("%-22s %s%n", service.path("name").asText(), service.path("status").asText()));
        return 0;
    }
}
