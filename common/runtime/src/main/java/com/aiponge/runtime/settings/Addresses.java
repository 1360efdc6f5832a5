package com.aiponge.runtime.settings;

import com.aiponge.runtime.ServiceName;
import java.util.ArrayList;
import java.util.List;

/** Where the services and their databases are: {@code <SERVICE>_SERVICE_URL} and {@code <SERVICE>_DATABASE_URL}. */
public final class Addresses {
    private Addresses() {
    }

    /** Base URL of a service; absent means the platform's DNS name, else localhost and the port table. */
    public static Setting<String> service(ServiceName service) {
        return Setting.text(service.prefix() + "_SERVICE_URL", null, "all", "Base URL of " + service.wireName()).as(Forms::base);
    }

    /** The service's own database, else {@code DATABASE_URL}. */
    public static Setting<String> database(ServiceName service) {
        return Setting.secret(service.prefix() + "_DATABASE_URL", service.wireName(), false, "Database of " + service.wireName() + "; `DATABASE_URL` when absent").as(Forms::database);
    }

    /**
     * The URL of the database that a service's schema is in.
     *
     * @throws BadSettings when neither its own variable nor {@code DATABASE_URL} is set
     */
    public static String databaseUrl(ServiceName service, Settings settings) {
        return settings.find(database(service)).orElseGet(() -> settings.get(Core.DATABASE_URL));
    }

    static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            if (service.schema() != null) {
                all.add(service(service));
                all.add(database(service));
            }
        }
        return all;
    }
}
