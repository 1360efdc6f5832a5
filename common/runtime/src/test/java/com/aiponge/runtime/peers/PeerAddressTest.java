package com.aiponge.runtime.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a service finds the others: its variable, else the platform's name, else this machine. */
final class PeerAddressTest {
    private static final Map<String, String> PRODUCTION = Map.of("NODE_ENV", "production", "DATABASE_URL", "postgres://a:b@c/d", "REDIS_URL", "redis://c",
            "JWT_SECRET", "a token secret of enough characters", "INTERNAL_SERVICE_SECRET", "an internal secret of enough characters",
            "ENTRY_ENCRYPTION_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    private static String address(ServiceName peer, Map<String, String> environment) {
        return PeerAddress.of(peer, Settings.of(environment));
    }

    @Test
    void isThisMachineInDevelopment() {
        assertEquals("http://127.0.0.1:3003", address(ServiceName.USER, Map.of()));
        assertEquals("http://127.0.0.1:13007", address(ServiceName.MUSIC, Map.of("AIPONGE_PORT_OFFSET", "10000")));
    }

    @Test
    void isThePlatformsNameInProduction() {
        assertEquals("http://user-service:3003", address(ServiceName.USER, PRODUCTION));
        assertEquals("http://ai-config-service:3004", address(ServiceName.AI_CONFIG, PRODUCTION));
    }

    @Test
    void isTheVariableOfTheServiceWhereItIsSet() {
        Map<String, String> environment = new HashMap<>(PRODUCTION);
        environment.put("AI_CONTENT_SERVICE_URL", "https://content.internal/");

        assertEquals("https://content.internal", address(ServiceName.AI_CONTENT, environment));
        assertEquals("http://storage-service:3002", address(ServiceName.STORAGE, environment));
    }
}
