package com.aiponge.aiconfig.provider;

import com.aiponge.runtime.data.Database;
import java.time.Duration;
import java.util.List;

/** SQL of the registry. */
final class ProviderStore {
    private final Database database;

    ProviderStore(Database database) {
        this.database = database;
    }

    /** Active ones, in the order they are asked: by priority, the built-in last. */
    List<Provider> active(String capability) {
        return database.sql("""
                SELECT provider_id, adapter, model, timeout_ms FROM providers
                WHERE active AND :capability = ANY(capabilities)
                ORDER BY adapter = 'builtin', priority DESC, provider_id
                """)
                .bind("capability", capability)
                .list(row -> new Provider(row.text("provider_id"), row.text("adapter"), row.text("model"), Duration.ofMillis(row.integer("timeout_ms"))));
    }
}
