package com.aiponge.runtime;

/** The eight services: the name each signs with, its port, its schema and the prefix of its variables. */
public enum ServiceName {
    GATEWAY("gateway", 8080, null, "GATEWAY"),
    SYSTEM("system-service", 3001, "system_service", "SYSTEM"),
    STORAGE("storage-service", 3002, "storage_service", "STORAGE"),
    USER("user-service", 3003, "user_service", "USER"),
    AI_CONFIG("ai-config-service", 3004, "ai_config_service", "AI_CONFIG"),
    AI_CONTENT("ai-content-service", 3005, "ai_content_service", "AI_CONTENT"),
    AI_ANALYTICS("ai-analytics-service", 3006, "ai_analytics_service", "AI_ANALYTICS"),
    MUSIC("music-service", 3007, "music_service", "MUSIC");

    private final String wireName;
    private final int port;
    private final String schema;
    private final String prefix;

    ServiceName(String wireName, int port, String schema, String prefix) {
        this.wireName = wireName;
        this.port = port;
        this.schema = schema;
        this.prefix = prefix;
    }

    /** The name in logs, health answers and the {@code keyid} of a signature, for example {@code music-service}. */
    public String wireName() {
        return wireName;
    }

    /** The port of the deployment guide. */
    public int port() {
        return port;
    }

    /** The PostgreSQL schema this service alone touches; null for the gateway, which has none. */
    public String schema() {
        return schema;
    }

    /** The beginning of its own variables: {@code MUSIC} of {@code MUSIC_DATABASE_URL} and {@code MUSIC_SERVICE_URL}. */
    public String prefix() {
        return prefix;
    }

    /** The service that signs with {@code wireName}; null when there is none. */
    public static ServiceName ofWireName(String wireName) {
        for (ServiceName name : values()) {
            if (name.wireName.equals(wireName)) {
                return name;
            }
        }
        return null;
    }
}
