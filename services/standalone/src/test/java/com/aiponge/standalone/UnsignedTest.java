package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reaches a service past the gateway: without a signature nothing but six paths answers, at each of the seven (contract 21.2). */
class UnsignedTest {
    private static final List<String> OPEN = List.of("/health", "/ready", "/live", "/startup", "/metrics", "/version");
    private static final String ID = "0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4";
    private static final Map<ServiceName, List<String>> INTERNAL = Map.of(
            ServiceName.SYSTEM, List.of("POST /internal/v1/events", "GET /internal/v1/events", "POST /internal/v1/audit-records"),
            ServiceName.STORAGE, List.of("POST /internal/v1/files", "POST /internal/v1/files/resolve", "DELETE /internal/v1/files/" + ID),
            ServiceName.USER, List.of("POST /internal/v1/credits/reservations", "GET /internal/v1/revocations", "GET /internal/v1/users/" + ID + "/entries/" + ID),
            ServiceName.AI_CONFIG, List.of("POST /internal/v1/providers/invoke", "POST /internal/v1/music/tasks", "GET /internal/v1/music/tasks/" + ID),
            ServiceName.AI_CONTENT, List.of("POST /internal/v1/lyrics", "POST /internal/v1/titles"),
            ServiceName.AI_ANALYTICS, List.of("POST /internal/v1/usage-events", "GET /internal/v1/usage-summary"),
            ServiceName.MUSIC, List.of());
    /** Unknown paths, other methods of open ones, and what only looks like an open one. */
    private static final List<String> ODD = List.of("GET /", "GET /internal/v1/nothing", "GET /api/v1/nothing", "GET /uploads/" + ID + "/x.mp3", "POST /health", "DELETE /ready",
            "HEAD /metrics", "OPTIONS /live", "GET /health/services", "GET /health/ready", "GET /health/live", "GET /Health", "GET /metrics/", "GET /openapi", "GET /docs");
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @EnumSource(value = ServiceName.class, mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void areRefusedAtEveryPathButSix(ServiceName service) {
        ApiClient forger = ApiClient.at(platform.port(service)).withHeader("x-user-id", ID).withHeader("x-user-role", "admin").withHeader("x-user-guest", "false")
                .withHeader("x-request-id", ID);
        List<String> requests = new ArrayList<>(ODD);
        requests.addAll(INTERNAL.get(service));
        List<Route> own = RouteTable.load().routes().stream().filter(route -> route.owner() == service).toList();
        own.forEach(route -> requests.add(route.method() + " " + route.template().replaceAll("\\{[^}]*}", ID)));
        List<String> answered = new ArrayList<>();
        for (String request : requests) {
            String[] line = request.split(" ");
            byte[] body = line[0].equals("POST") ? new byte[] {'{', '}'} : new byte[0];
            ApiAnswer answer = forger.raw(line[0], line[1], Map.of("Content-Type", "application/json"), body);
            boolean refused = answer.status() == 401 && "true".equals(answer.header("x-signature-refused")) && (line[0].equals("HEAD") || "UNAUTHORIZED".equals(answer.errorCode()));
            if (!refused) {
                answered.add(request + " -> " + answer.status());
            }
        }

        assertEquals(List.of(), answered);
        OPEN.forEach(path -> ApiClient.at(platform.port(service)).get(path).expect(200));
    }
}
