package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.embedded.RedisServer;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Freeze;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TestRedis;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rate limits: over two gateways on one Redis, without Redis, and with one that hangs. */
final class LimitsTest {
    private static final String[] BUDGETS = {"AIPONGE_RATE_LIMITS", "generate=8/3600, api=40/3600,auth=12/3600"};
    private static Services services;

    @BeforeAll
    static void start() {
        services = new Services();
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    void saysWhatIsLeftAndRefusesWithTheTimeToWait() {
        try (TestGateway gateway = gateway(null)) {
            ApiClient user = gateway.user();
            ApiAnswer first = user.get("/api/v1/app/profile").expect(200);
            assertEquals("40", first.header("ratelimit-limit"));
            assertEquals("39", first.header("ratelimit-remaining"));
            assertEquals("40;w=3600", first.header("ratelimit-policy"));
            assertEquals("90", first.header("ratelimit-reset"));
            assertEquals(39, allowed(user, "/api/v1/app/profile", 50));
            ApiAnswer refused = user.get("/api/v1/app/profile").expect(429, "RATE_LIMIT_EXCEEDED");
            assertEquals("0", refused.header("ratelimit-remaining"));
            int wait = Integer.parseInt(refused.header("retry-after"));
            assertTrue(wait >= 88 && wait <= 90, () -> "wait " + wait);
            assertNull(gateway.anonymous().get("/health").header("ratelimit-limit"));
        }
    }

    @Test
    void countsUsersAndAddressesApart() {
        try (TestGateway gateway = gateway(null)) {
            allowed(gateway.user(), "/api/v1/app/profile", 41);
            gateway.user().get("/api/v1/app/profile").expect(200);
            assertEquals(40, allowed(gateway.anonymous(), "/api/v1/app/profile", 60, 401));
            gateway.anonymous().get("/api/v1/app/profile").expect(429, "RATE_LIMIT_EXCEEDED");
            gateway.anonymous().withToken("nonsense").get("/api/v1/app/profile").expect(429);
            gateway.anonymous().get("/api/v1/app/config/defaults").expect(200);
            assertEquals(429, WsStatus.of(gateway, null));
        }
    }

    @Test
    void aloneGrantsAQuarterWhereItMatters() {
        try (TestGateway gateway = gateway(null)) {
            assertEquals(3, posted(gateway.anonymous(), "/api/v1/auth/guest", 20));
            assertEquals(2, posted(gateway.user(), "/api/v1/app/music/generate", 20));
        }
    }

    @Test
    void instancesCountTogetherOverRedis() {
        String redis = TestRedis.freshUrl();
        try (TestGateway one = gateway(redis); TestGateway other = gateway(redis)) {
            Eventually.until("Redis is up", () -> isUp(one) && isUp(other));
            UUID user = Ids.next();
            assertEquals(5, posted(one.as(user, "user", false), "/api/v1/app/music/generate", 5));
            assertEquals(3, posted(other.as(user, "user", false), "/api/v1/app/music/generate", 10));
            assertEquals(0, posted(one.as(user, "user", false), "/api/v1/app/music/generate", 5));
        }
    }

    @Test
    void goesOnWhileRedisHangsStopsAndComesBack() {
        RedisServer server = TestRedis.ownServer(Ports.free());
        try (server; TestGateway gateway = gateway(server.url())) {
            Eventually.until("Redis is up", () -> isUp(gateway));
            assertEquals(8, posted(gateway.user(), "/api/v1/app/music/generate", 12));
            Freeze frozen = Freeze.process(server.pid());
            try (frozen) {
                long began = System.nanoTime();
                assertEquals(2, posted(gateway.user(), "/api/v1/app/music/generate", 12));
                long millis = (System.nanoTime() - began) / 1_000_000;
                assertTrue(millis < 2500, () -> "twelve requests took " + millis + " ms");
                assertTrue(gateway.anonymous().get("/health/services").text().contains("\"name\":\"redis\",\"status\":\"degraded\""));
            }
            Eventually.until("Redis is up again", () -> isUp(gateway));
            assertEquals(8, posted(gateway.user(), "/api/v1/app/music/generate", 12));
            server.close();
            Eventually.until("the stop is noticed", () -> !isUp(gateway));
            assertEquals(2, posted(gateway.user(), "/api/v1/app/music/generate", 12));
            gateway.user().get("/api/v1/app/profile").expect(200);
        }
    }

    @Test
    void malformedBudgetsStopTheStart() {
        for (String budgets : new String[] {"api", "api=1", "api=0/60", "nonsense=1/60", "none=1/60", "api=1/0"}) {
            assertThrows(BadSettings.class, () -> TestGateway.before(services, "AIPONGE_RATE_LIMITS", budgets).close(), budgets);
        }
        assertThrows(BadSettings.class, () -> TestGateway.before(services, "TRUSTED_PROXIES", "example.com").close());
    }

    private static TestGateway gateway(String redis) {
        return redis == null ? TestGateway.before(services, BUDGETS) : TestGateway.before(services, BUDGETS[0], BUDGETS[1], "REDIS_URL", redis);
    }

    private static boolean isUp(TestGateway gateway) {
        return gateway.anonymous().get("/ready").text().contains("\"redis\":\"healthy\"");
    }

    private static int allowed(ApiClient client, String path, int times) {
        return allowed(client, path, times, 200);
    }

    private static int allowed(ApiClient client, String path, int times, int status) {
        int allowed = 0;
        for (int i = 0; i < times; i++) {
            int got = client.get(path).status();
            assertTrue(got == status || got == 429, () -> "status " + got);
            allowed += got == status ? 1 : 0;
        }
        return allowed;
    }

    private static int posted(ApiClient client, String path, int times) {
        int allowed = 0;
        for (int i = 0; i < times; i++) {
            allowed += client.post(path, "{}").status() == 200 ? 1 : 0;
        }
        return allowed;
    }
}
