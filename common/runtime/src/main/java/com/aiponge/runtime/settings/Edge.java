package com.aiponge.runtime.settings;

import java.util.List;

/** What the gateway reads. */
public final class Edge {
    private static final String GATEWAY = "gateway";

    public static final Setting<List<String>> ORIGINS = Setting.list("CORS_ORIGINS", GATEWAY, false, "Exact origins that browsers may call from, comma-separated; never `*`").as(Forms.each(Forms::origin));
    public static final Setting<List<Cidr>> TRUSTED_PROXIES = Setting.list("TRUSTED_PROXIES", GATEWAY, false, "Addresses or CIDR blocks whose `X-Forwarded-For` counts").as(Forms.each(Forms::block));
    public static final Setting<String> OPS_TOKEN = Setting.secret("OPS_TOKEN", GATEWAY, false, "Opens `/metrics` for callers outside the management network");
    public static final Setting<List<Cidr>> OPS_NETWORK = Setting.list("OPS_NETWORK", GATEWAY, false, "CIDR blocks of the management network; loopback always counts").as(Forms.each(Forms::block));
    public static final Setting<Boolean> MAINTENANCE = Setting.flag("MAINTENANCE_MODE", false, GATEWAY, "Every `/api` and `/uploads` path answers 503 MAINTENANCE");
    public static final Setting<String> RATE_LIMITS = Setting.text("AIPONGE_RATE_LIMITS", "", GATEWAY, "Changed budgets, `auth=50/900,generate=20/60`").as(Forms::budgets);
    public static final Setting<Integer> MAX_CONNECTIONS = Setting.number("AIPONGE_MAX_CONNECTIONS", 10000, 10, 1000000, GATEWAY, "Most open client connections");

    private Edge() {
    }

    static List<Setting<?>> all() {
        return List.of(ORIGINS, TRUSTED_PROXIES, OPS_TOKEN, OPS_NETWORK, MAINTENANCE, RATE_LIMITS, MAX_CONNECTIONS);
    }
}
