package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.token.TokenIssuer;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.gateway.table.Access;
import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the table, asked by every kind of caller. */
final class AuthorisationMatrixTest {
    private static final UUID USER = Ids.next();
    private static final UUID REVOKED_SESSION = Ids.next();
    private static final String FILE = "0196f0cb-4410-7b6c-a8d5-f20c7e9b3146";
    private static Services services;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        services = new Services();
        services.onJson("GET", "/internal/v1/events", 200, "{\"success\":true,\"data\":{\"events\":[],\"cursor\":\"1-0\",\"reset\":false}}");
        services.revoked("{\"cursor\":\"7\",\"sessions\":[\"" + REVOKED_SESSION + "\"],\"tokens\":[],\"accounts\":[]}");
        gateway = TestGateway.before(services, "AIPONGE_RATE_LIMITS", "auth=100000/60,anon=100000/60,api=100000/60,generate=100000/60");
        Eventually.until("the revocation has arrived", () -> revoked().get("/api/v1/app/profile").status() == 401);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        services.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteByEveryCaller() {
        return RouteTable.load().routes().stream()
                .filter(route -> route.access() != Access.OPS && !route.template().equals("/api/v1/events"))
                .flatMap(route -> callers().entrySet().stream()
                        .map(caller -> dynamicTest(route.method() + ' ' + route.template() + " by " + caller.getKey(), () -> check(route, caller.getKey(), caller.getValue()))));
    }

    private static void check(Route route, String caller, ApiClient client) {
        int before = services.requests().size();
        ApiAnswer answer = client.raw(route.method(), path(route), Map.of("Content-Type", "application/json"),
                route.method().equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0]);
        boolean known = List.of("guest", "user", "librarian", "admin").contains(caller);
        boolean expiredAtOwner = caller.equals("expired") && route.is(Trait.OWNER);
        if (route.access().needsUser() && !known || expiredAtOwner) {
            assertEquals(401, answer.status());
            assertEquals("Bearer", answer.header("www-authenticate"));
            assertEquals("UNAUTHORIZED", answer.errorCode());
            assertEquals(reason(caller), answer.json().path("error").path("details").path("reason").asText());
            assertEquals(before, services.requests().size(), "a refused request reached a service");
        } else {
            assertNotEquals(401, answer.status(), answer::text);
            assertNotEquals(403, answer.status(), answer::text);
            if (route.owner() != ServiceName.GATEWAY && before < services.requests().size()) {
                assertIdentity(route, caller, known);
            }
        }
        assertEquals(List.of(), services.refused());
    }

    private static void assertIdentity(Route route, String caller, boolean known) {
        boolean named = known && !route.is(Trait.NAMELESS);
        String role = caller.equals("librarian") || caller.equals("admin") ? caller : "user";
        assertEquals(named ? USER.toString() : "system", services.last().header("x-user-id"));
        assertEquals(named ? role : "anonymous", services.last().header("x-user-role"));
        assertEquals(Boolean.toString(named && caller.equals("guest")), services.last().header("x-user-guest"));
    }

    private static String path(Route route) {
        String[] segments = route.template().split("/");
        for (int i = 0; i < segments.length; i++) {
            segments[i] = switch (segments[i]) {
                case "{userId}" -> USER.toString();
                case "{list}" -> "genres";
                case "{name}" -> "x.mp3";
                case "{file*}" -> "docs.js";
                default -> segments[i].startsWith("{") ? FILE : segments[i];
            };
        }
        return String.join("/", segments);
    }

    private static String reason(String caller) {
        return switch (caller) {
            case "anonymous" -> "token_missing";
            case "expired" -> "token_expired";
            case "revoked" -> "token_revoked";
            default -> "token_invalid";
        };
    }

    private static Map<String, ApiClient> callers() {
        ApiClient nobody = gateway.anonymous();
        String good = gateway.token(USER, "user", false, Ids.next());
        Map<String, ApiClient> callers = new LinkedHashMap<>();
        callers.put("anonymous", nobody);
        callers.put("guest", gateway.as(USER, "user", true));
        callers.put("user", nobody.withToken(good));
        callers.put("librarian", gateway.as(USER, "librarian", false));
        callers.put("admin", gateway.as(USER, "admin", false));
        callers.put("expired", nobody.withToken(TestGateway.expiredToken()));
        callers.put("forged", nobody.withToken(foreign()));
        callers.put("altered", nobody.withToken(altered(good)));
        callers.put("unsigned", nobody.withToken(unsigned(good)));
        callers.put("no token", nobody.withToken("nonsense"));
        callers.put("basic", nobody.withHeader("Authorization", "Basic dTpw"));
        callers.put("revoked", revoked());
        return callers;
    }

    private static ApiClient revoked() {
        return gateway.anonymous().withToken(gateway.token(USER, "admin", false, REVOKED_SESSION));
    }

    private static String foreign() {
        return new TokenIssuer(new TokenKeys("another-secret-of-thirty-two-bytes-or-more", List.of()), Clock.systemUTC())
                .issue(USER, null, "admin", false, Ids.next(), Duration.ofMinutes(15));
    }

    /** The claims of an admin under the signature of a user. */
    private static String altered(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + '.' + encoded(decoded(parts[1]).replace("\"user\"", "\"admin\"")) + '.' + parts[2];
    }

    private static String unsigned(String token) {
        String[] parts = token.split("\\.");
        return encoded(decoded(parts[0]).replace("HS256", "none")) + '.' + parts[1] + '.';
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
