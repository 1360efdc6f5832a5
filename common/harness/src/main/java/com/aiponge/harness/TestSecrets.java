package com.aiponge.harness;

import java.util.Base64;
import java.util.Map;

/** Secrets that tests share; they guard nothing. */
public final class TestSecrets {
    public static final String INTERNAL = "internal-secret-of-the-tests-0123456789";
    public static final String JWT = "token-secret-of-the-tests-0123456789-abc";
    public static final String ENTRY_KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private TestSecrets() {
    }

    /** What any service needs to start in a test, the database excepted. Port 1 is where nothing listens. */
    public static Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("NODE_ENV", "test"),
                Map.entry("AIPONGE_BIND_ADDRESS", "127.0.0.1"),
                Map.entry("AIPONGE_DRAIN_SECONDS", "0"),
                Map.entry("DATABASE_POOL_MAX", "16"),
                Map.entry("INTERNAL_SERVICE_SECRET", INTERNAL),
                Map.entry("JWT_SECRET", JWT),
                Map.entry("ENTRY_ENCRYPTION_KEY", ENTRY_KEY),
                Map.entry("SYSTEM_SERVICE_URL", "http://127.0.0.1:1"),
                Map.entry("STORAGE_SERVICE_URL", "http://127.0.0.1:1"),
                Map.entry("USER_SERVICE_URL", "http://127.0.0.1:1"),
                Map.entry("AI_CONFIG_SERVICE_URL", "http://127.0.0.1:1"),
                Map.entry("AI_CONTENT_SERVICE_URL", "http://127.0.0.1:1"),
                Map.entry("AI_ANALYTICS_SERVICE_URL", "http://127.0.0.1:1"),
                Map.entry("MUSIC_SERVICE_URL", "http://127.0.0.1:1"));
    }
}
