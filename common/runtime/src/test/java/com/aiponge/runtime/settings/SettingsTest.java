package com.aiponge.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static String refusal(Map<String, String> environment) {
        return assertThrows(BadSettings.class, () -> Settings.of(environment)).getMessage();
    }

    @Test
    void namesEveryProblemInOneMessage() {
        String message = refusal(Map.of("PORT", "many", "LOG_LEVEL", "loud", "AIPONGE_PORT_OFSET", "1", "DATABASE_POOL_MAX", "0"));

        assertTrue(message.contains("PORT must be a whole number from 0 to 65535"), message);
        assertTrue(message.contains("LOG_LEVEL must be one of debug, info, warn, error"), message);
        assertTrue(message.contains("AIPONGE_PORT_OFSET is not a setting; did you mean AIPONGE_PORT_OFFSET?"), message);
        assertTrue(message.contains("DATABASE_POOL_MAX must be from 2 to 500"), message);
    }

    @Test
    void refusesProductionWithoutItsSecretsAndDevelopmentNot() {
        for (String strict : List.of("production", "staging")) {
            String message = refusal(Map.of("NODE_ENV", strict));
            for (String secret : List.of("DATABASE_URL", "REDIS_URL", "JWT_SECRET", "INTERNAL_SERVICE_SECRET", "ENTRY_ENCRYPTION_KEY")) {
                assertTrue(message.contains(secret + " is missing"), message);
            }
        }
        assertFalse(Settings.of(Map.of()).isProduction());
    }

    @Test
    void neverShowsAValue() {
        assertFalse(refusal(Map.of("PORT", "hunter2", "AIPONGE_BUILTIN_VENDORS", "hunter2", "AIPONGE_HUNTER", "hunter2")).contains("hunter2"));
    }

    @Test
    void readsDefaultsBlanksAndWhiteSpace() {
        Settings settings = Settings.of(Map.of("DATABASE_POOL_MAX", " 7 ", "LOG_LEVEL", "  ", "CORS_ORIGINS", "https://a.example, ,https://b.example"));

        assertEquals(7, settings.get(Core.DATABASE_POOL_MAX));
        assertEquals("info", settings.get(Core.LOG_LEVEL));
        assertEquals(List.of("https://a.example", "https://b.example"), settings.get(Edge.ORIGINS));
        assertTrue(settings.find(Core.REDIS_URL).isEmpty());
        assertThrows(BadSettings.class, () -> settings.get(Core.DATABASE_URL));
    }

    @Test
    void knowsTheVariablesOfTheDeploymentGuide() {
        Set<String> known = new HashSet<>(Settings.catalogue().stream().map(Setting::name).toList());

        for (String name : List.of("NODE_ENV", "PORT", "DATABASE_URL", "REDIS_URL", "JWT_SECRET", "INTERNAL_SERVICE_SECRET", "ENTRY_ENCRYPTION_KEY", "LOG_LEVEL",
                "CLUSTER_WORKERS", "DATABASE_POOL_MAX", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "MUSICAPI_API_KEY", "ELEVENLABS_API_KEY", "STORAGE_PROVIDER",
                "S3_BUCKET_NAME", "S3_ENDPOINT", "CDN_DOMAIN", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "REVENUECAT_API_KEY", "SENDGRID_API_KEY")) {
            assertTrue(known.contains(name), name);
        }
        for (ServiceName service : ServiceName.values()) {
            if (service.schema() != null) {
                assertTrue(known.contains(service.prefix() + "_DATABASE_URL"), service.prefix());
            }
        }
    }

    @Test
    void namesNoVariableTwice() {
        List<String> names = Settings.catalogue().stream().map(Setting::name).toList();

        assertEquals(names.size(), new HashSet<>(names).size());
    }
}
