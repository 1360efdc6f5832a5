package com.aiponge.gateway;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.token.TokenIssuer;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.service.Running;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A gateway on a free port before services that a test plays. */
public final class TestGateway implements AutoCloseable {
    private final Running running;
    private final TokenIssuer issuer;

    private TestGateway(Running running, Clock clock) {
        this.running = running;
        this.issuer = new TokenIssuer(new TokenKeys(TestSecrets.JWT, List.of()), clock);
    }

    /** @param more settings besides those of every test, as name, value, name, value … */
    public static TestGateway before(Services services, String... more) {
        return before(services, Clock.systemUTC(), more);
    }

    public static TestGateway before(Services services, Clock clock, String... more) {
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.putAll(services.settings());
        environment.put("PORT", Integer.toString(Ports.free()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return new TestGateway(GatewayService.start(Settings.of(environment), clock), clock);
    }

    public int port() {
        return running.port();
    }

    public ApiClient anonymous() {
        return ApiClient.at(port());
    }

    /** A registered user of their own. */
    public ApiClient user() {
        return as(Ids.next(), "user", false);
    }

    public ApiClient as(UUID user, String role, boolean guest) {
        return anonymous().withToken(token(user, role, guest, Ids.next()));
    }

    public String token(UUID user, String role, boolean guest, UUID session) {
        return token(user, role, guest, session, Duration.ofMinutes(15));
    }

    public String token(UUID user, String role, boolean guest, UUID session, Duration life) {
        return issuer.issue(user, null, role, guest, session, life);
    }

    /** A token that was good an hour ago. */
    public static String expiredToken() {
        Clock past = SettableClock.at(Instant.now().minusSeconds(3600));
        return new TokenIssuer(new TokenKeys(TestSecrets.JWT, List.of()), past)
                .issue(Ids.next(), null, "user", false, Ids.next(), Duration.ofMinutes(15));
    }

    @Override
    public void close() {
        running.close();
    }
}
