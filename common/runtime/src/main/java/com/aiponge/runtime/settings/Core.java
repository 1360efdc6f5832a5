package com.aiponge.runtime.settings;

import com.aiponge.runtime.ServiceName;
import java.util.ArrayList;
import java.util.List;

/** What every service reads. */
public final class Core {
    private static final String ALL = "all";

    public static final Setting<String> ENVIRONMENT = Setting.oneOf("NODE_ENV", "development", List.of("development", "test", "staging", "production"), ALL,
            "Where this runs; production and staging refuse to start without the secrets");
    public static final Setting<Integer> PORT = Setting.number("PORT", 0, 0, 65535, ALL, "Port to listen on; 0 means the service's port of the table");
    public static final Setting<String> BIND_ADDRESS = Setting.text("AIPONGE_BIND_ADDRESS", "0.0.0.0", ALL, "Address to listen on");
    public static final Setting<Integer> PORT_OFFSET = Setting.number("AIPONGE_PORT_OFFSET", 0, 0, 50000, ALL, "Added to every port of the table, own and peers', for a second platform on one machine");
    public static final Setting<String> DATABASE_URL = Setting.secret("DATABASE_URL", ALL, true, "PostgreSQL, `postgres://user:password@host:5432/database`").as(Forms::database);
    public static final Setting<Integer> DATABASE_POOL_MAX = Setting.number("DATABASE_POOL_MAX", 50, 2, 500, ALL, "Most database connections of one process; with several of a service, each has so many");
    public static final Setting<Boolean> DATABASE_PROXY = Setting.flag("AIPONGE_DATABASE_PROXY", false, ALL, "Behind RDS Proxy or PgBouncer in transaction mode: no prepared statements outlive a transaction");
    public static final Setting<Boolean> MIGRATE = Setting.flag("AIPONGE_MIGRATE_ON_START", true, ALL, "Run the service's migrations when it starts");
    public static final Setting<String> REDIS_URL = Setting.secret("REDIS_URL", ALL, true, "Redis, `redis://host:6379`; everything works without, more slowly").as(Forms::redis);
    public static final Setting<String> JWT_SECRET = Setting.secret("JWT_SECRET", "gateway, user-service", true, "Signs user tokens; at least 32 bytes").as(Forms::secret);
    public static final Setting<List<String>> JWT_SECRET_RETIRED = Setting.list("JWT_SECRET_RETIRED", "gateway, user-service", true, "Former token secrets that still check, comma-separated").as(Forms.each(Forms::secret));
    public static final Setting<String> INTERNAL_SECRET = Setting.secret("INTERNAL_SERVICE_SECRET", ALL, true, "Root of the keys between services and of media URLs; at least 32 bytes").as(Forms::secret);
    public static final Setting<List<String>> INTERNAL_SECRET_RETIRED = Setting.list("INTERNAL_SERVICE_SECRET_RETIRED", ALL, true, "The former secret while it is rotated").as(Forms.each(Forms::secret));
    public static final Setting<String> ENTRY_KEY = Setting.secret("ENTRY_ENCRYPTION_KEY", ALL, true, "AES-256-GCM key of everything people write, 32 bytes in base64").as(Forms::key);
    public static final Setting<List<String>> ENTRY_KEYS_RETIRED = Setting.list("ENTRY_ENCRYPTION_KEYS_RETIRED", ALL, true, "Former keys that still decrypt, comma-separated").as(Forms.each(Forms::key));
    public static final Setting<String> LOG_LEVEL = Setting.oneOf("LOG_LEVEL", "info", List.of("debug", "info", "warn", "error"), ALL, "Least level that is logged");
    public static final Setting<String> LOG_FORMAT = Setting.oneOf("AIPONGE_LOG_FORMAT", "json", List.of("json", "text"), ALL, "One JSON object a line, or plain text for a terminal");
    public static final Setting<String> CLUSTER_WORKERS = Setting.text("CLUSTER_WORKERS", "auto", ALL, "Accepted for compatibility; virtual threads use all cores");
    public static final Setting<Integer> DRAIN_SECONDS = Setting.number("AIPONGE_DRAIN_SECONDS", 5, 0, 120, ALL, "How long readiness fails before the server stops, so that balancers look elsewhere");

    private Core() {
    }

    /** Without these a service does nothing, in development either. */
    static List<Setting<?>> indispensable(ServiceName service) {
        List<Setting<?>> indispensable = new ArrayList<>(List.of(INTERNAL_SECRET));
        if (service.schema() != null) {
            indispensable.add(ENTRY_KEY);
        }
        if (service == ServiceName.GATEWAY || service == ServiceName.USER) {
            indispensable.add(JWT_SECRET);
        }
        return indispensable;
    }

    static List<Setting<?>> all() {
        return List.of(ENVIRONMENT, PORT, BIND_ADDRESS, PORT_OFFSET, DATABASE_URL, DATABASE_POOL_MAX, DATABASE_PROXY, MIGRATE, REDIS_URL, JWT_SECRET,
                JWT_SECRET_RETIRED, INTERNAL_SECRET, INTERNAL_SECRET_RETIRED, ENTRY_KEY, ENTRY_KEYS_RETIRED, LOG_LEVEL, LOG_FORMAT, CLUSTER_WORKERS,
                DRAIN_SECONDS);
    }
}
