package com.aiponge.standalone.operations;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.RequestScope;
import com.aiponge.runtime.telemetry.Meters;
import com.aiponge.runtime.telemetry.RequestLog;
import com.aiponge.standalone.Person;
import com.aiponge.standalone.TestPlatform;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * What can be seen of a platform that has made a song and met a failure.
 *
 * @param lines    of its log
 * @param answers  the status of each path at each service
 * @param refused  statements of SQL that its database does not understand, with the reason
 * @param unevenly whose balance and ledger differ, by the statement that asks for it
 */
record ObservedPlatform(Measurements measurements, List<JsonNode> lines, Map<ServiceName, Map<String, Integer>> answers, List<String> refused,
                        List<Map<String, Object>> unevenly) {
    private static final Duration SONG = Duration.ofSeconds(60);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /**
     * @param folder for the log
     * @param paths  to ask of each service
     * @param sql    to try, without running it
     * @param ledger the one that is run
     */
    static ObservedPlatform see(Path folder, Set<String> paths, List<String> sql, String ledger) {
        try (JsonLog log = JsonLog.to(folder.resolve("log")); TestPlatform platform = TestPlatform.start()) {
            ApiClient stranger = ApiClient.at(platform.gatewayPort()).withHeader("traceparent", TRACE);
            JsonNode guest = stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data();
            Person person = new Person(stranger.withToken(guest.path("token").asText()), guest.path("user").path("id").asText());
            person.finished(person.song(), SONG);
            stranger.get("/api/v1/app/credits/balance").expect(401);
            failure();
            Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
            Map<ServiceName, Map<String, Integer>> answers = new EnumMap<>(ServiceName.class);
            for (ServiceName service : ServiceName.values()) {
                ports.put(service, platform.port(service));
                answers.put(service, new TreeMap<>());
                paths.forEach(path -> answers.get(service).put(path, ApiClient.at(platform.port(service)).get(path).status()));
            }
            Measurements measured = Eventually.value("the first long poll has ended", SONG, () -> Optional.of(Measurements.scrape(ports))
                    .filter(all -> all.values().get("route").contains("/internal/v1/revocations")));
            List<String> refused = sql.stream().flatMap(statement -> refused(platform.database(), statement).stream()).toList();
            return new ObservedPlatform(measured, log.lines(), answers, refused, platform.database().query(ledger));
        }
    }

    private static Optional<String> refused(TestDatabase database, String statement) {
        try (Connection connection = database.connect(); Statement explain = connection.createStatement()) {
            explain.execute("EXPLAIN " + statement);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(statement + ": " + e.getMessage());
        }
    }

    /** A request that nobody finishes counts as failed, and what nobody foresaw leaves its place. */
    private static void failure() {
        new RequestLog(new Meters("gateway"), "gateway").begin("GET", new RequestScope("r", "c", TRACE, Instant.EPOCH)).end(1_000_000);
        LoggerFactory.getLogger("com.aiponge.runtime.http.FailureAnswer").error("request failed", new IllegalStateException("a test"));
    }
}
