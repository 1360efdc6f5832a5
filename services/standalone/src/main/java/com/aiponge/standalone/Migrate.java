package com.aiponge.standalone;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.SchemaMigration;
import com.aiponge.runtime.settings.Settings;

/** {@code migrate}: brings every schema of the databases that the environment names up to date. */
final class Migrate {
    private Migrate() {
    }

    static int run(Arguments arguments) {
        Settings settings = Settings.of(System.getenv());
        for (ServiceName service : ServiceName.values()) {
            if (service.schema() != null) {
                System.out.println(SchemaMigration.run(service, settings));
            }
        }
        return 0;
    }
}
