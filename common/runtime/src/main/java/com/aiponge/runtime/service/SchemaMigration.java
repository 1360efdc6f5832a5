package com.aiponge.runtime.service;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.settings.Addresses;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Settings;

/** The one-off task before a deployment: one service's schema, from the service's own image and environment. */
public final class SchemaMigration {
    private static final int CONNECTIONS = 2;

    private SchemaMigration() {
    }

    /**
     * Brings the schema up to date and returns a line that says what was done.
     *
     * @throws com.aiponge.runtime.http.Problem.Unavailable when the server is away
     * @throws IllegalStateException when a migration fails or was changed after it had run
     */
    public static String run(ServiceName service, Settings settings) {
        if (service.schema() == null) {
            return service.wireName() + " has no schema";
        }
        DatabaseConfig config = new DatabaseConfig(Addresses.databaseUrl(service, settings), service.schema(), CONNECTIONS,
                settings.get(Core.DATABASE_PROXY), "migrate");
        int ran = Migrations.run(config);
        return String.format("%-22s %s", service.schema(), ran == 0 ? "up to date" : ran + " migrations ran");
    }
}
