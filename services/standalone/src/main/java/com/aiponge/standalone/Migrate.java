package com.aiponge.standalone;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.settings.Addresses;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Settings;

/** {@code migrate}: brings every schema of the databases that the environment names up to date. */
final class Migrate {
    private Migrate() {
    }

    static int run(Arguments arguments) {
        Settings settings = Settings.of(System.getenv());
        for (ServiceName service : ServiceName.values()) {
            if (service.schema() != null) {
                String url = settings.find(Addresses.database(service)).orElseGet(() -> settings.get(Core.DATABASE_URL));
                int ran = Migrations.run(new DatabaseConfig(url, service.schema(), 2, settings.get(Core.DATABASE_PROXY), "migrate"));
                System.out.printf("%-22s %s%n", service.schema(), ran == 0 ? "up to date" : ran + " migrations ran");
            }
        }
        return 0;
    }
}
