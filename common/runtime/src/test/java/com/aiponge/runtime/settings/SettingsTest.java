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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "JWT_SECRET | 31 characters are one too few.. | must be at least 32 bytes",
        "JWT_SECRET_RETIRED | this one is long enough for a secret, short | must be at least 32 bytes",
        "INTERNAL_SERVICE_SECRET | hunter2 | must be at least 32 bytes",
        "INTERNAL_SERVICE_SECRET_RETIRED | hunter2 | must be at least 32 bytes",
        "ENTRY_ENCRYPTION_KEY | not base64! | must be the base64 of exactly 32 bytes",
        "ENTRY_ENCRYPTION_KEY | aHVudGVyMg== | must be the base64 of exactly 32 bytes",
        "ENTRY_ENCRYPTION_KEYS_RETIRED | MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=,x | must be the base64 of exactly 32 bytes",
        "DATABASE_URL | mysql://hunter2@host/database | must look like postgres://user:password@host:5432/database",
        "MUSIC_DATABASE_URL | postgres://hunter2@host | must look like postgres://user:password@host:5432/database",
        "REDIS_URL | hunter2:6379 | must look like redis://host:6379",
        "REDIS_URL | hunter2 | must look like redis://host:6379",
        "USER_SERVICE_URL | hunter2:3003 | must look like http://host:3001, without a path",
        "USER_SERVICE_URL | http://user-service:3003/api | must look like http://host:3001, without a path",
        "USER_SERVICE_URL | http://user-service:99999 | must look like http://host:3001, without a path",
        "CORS_ORIGINS | * | must list exact origins such as https://app.example.com, comma-separated, never *",
        "CORS_ORIGINS | https://app.example.com/ | must list exact origins such as https://app.example.com, comma-separated, never *",
        "TRUSTED_PROXIES | 10.0.0.0/8, hunter2.example.com | must list addresses or CIDR blocks such as 10.0.0.0/8, comma-separated",
        "OPS_NETWORK | 10.0.0.0/33 | must list addresses or CIDR blocks such as 10.0.0.0/8, comma-separated",
        "AIPONGE_RATE_LIMITS | auth=50 | must look like auth=50/900,generate=20/60",
        "AIPONGE_RATE_LIMITS | auth=0/60 | must look like auth=50/900,generate=20/60"})
    void saysWhatEachMalformedSettingMustLookLike(String name, String value, String form) {
        String message = refusal(Map.of(name, value, "PORT", "x"));

        assertTrue(message.contains(name + " " + form), message);
        assertTrue(message.contains("PORT must be"), "the other problem is in another message: " + message);
        assertFalse(message.contains("hunter2"), message);
    }

    @Test
    void takesWhatPeopleReallySet() {
        Settings settings = Settings.of(Map.ofEntries(Map.entry("JWT_SECRET", " 32 bytes are just enough for it. "),
                Map.entry("ENTRY_ENCRYPTION_KEY", " MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= "),
                Map.entry("DATABASE_URL", "postgresql://user:p%40ss@db.example.com:5432/aiponge?sslmode=verify-full"),
                Map.entry("MUSIC_DATABASE_URL", "jdbc:postgresql://a:1,b:2/aiponge"), Map.entry("REDIS_URL", "rediss://:secret@cache.example.com:6379/0"),
                Map.entry("USER_SERVICE_URL", "https://user-service/"), Map.entry("CORS_ORIGINS", "capacitor://localhost, http://localhost:5173"),
                Map.entry("TRUSTED_PROXIES", "10.0.0.0/8, ::1"), Map.entry("AIPONGE_RATE_LIMITS", "generate=8/3600, api = 40/3600,")));

        assertEquals(List.of("capacitor://localhost", "http://localhost:5173"), settings.get(Edge.ORIGINS));
        assertTrue(settings.get(Edge.TRUSTED_PROXIES).getFirst().contains("10.200.0.1"));
        assertTrue(settings.get(Core.JWT_SECRET_RETIRED).isEmpty());
    }

    @Test
    void saysAtOnceWhatAServiceCannotDoWithoutInDevelopmentEither() {
        String user = assertThrows(BadSettings.class, () -> Settings.of(Map.of("PORT", "x"), ServiceName.USER)).getMessage();
        for (String problem : List.of("PORT must be", "DATABASE_URL is missing", "JWT_SECRET is missing", "INTERNAL_SERVICE_SECRET is missing", "ENTRY_ENCRYPTION_KEY is missing")) {
            assertTrue(user.contains(problem), user);
        }
        String gateway = assertThrows(BadSettings.class, () -> Settings.of(Map.of(), ServiceName.GATEWAY)).getMessage();
        assertTrue(gateway.contains("JWT_SECRET is missing") && !gateway.contains("DATABASE_URL") && !gateway.contains("ENTRY_ENCRYPTION_KEY"), gateway);
        String music = assertThrows(BadSettings.class, () -> Settings.of(Map.of("MUSIC_DATABASE_URL", "postgres://a/b"), ServiceName.MUSIC)).getMessage();
        assertTrue(!music.contains("DATABASE_URL") && !music.contains("JWT_SECRET"), music);
    }

    @Test
    void namesEachMissingSecretOfProductionOnce() {
        String message = assertThrows(BadSettings.class, () -> Settings.of(Map.of("NODE_ENV", "production"), ServiceName.USER)).getMessage();

        assertEquals(1, message.split("JWT_SECRET is missing", -1).length - 1, message);
        assertEquals(1, message.split(" DATABASE_URL is missing", -1).length - 1, message);
    }
}
