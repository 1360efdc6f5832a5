package com.aiponge.standalone;

import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a laptop platform: vendors' keys and the like from the environment, what one machine decides for itself from its data folder.
 * A {@code <SERVICE>_SERVICE_URL} counts, so that one service can run beside the others, in a debugger or a training run.
 */
final class LaptopSettings {
    private LaptopSettings() {
    }

    static Settings of(DataFolder data, int portOffset, Map<String, String> environment, String databaseUrl, String redisUrl) {
        DataFolder.DevelopmentSecrets secrets = data.secrets();
        Map<String, String> settings = new HashMap<>();
        for (Setting<?> known : Settings.catalogue()) {
            boolean decidedHere = known.name().endsWith("DATABASE_URL") || known.name().equals("REDIS_URL");
            if (environment.containsKey(known.name()) && !decidedHere) {
                settings.put(known.name(), environment.get(known.name()));
            }
        }
        environment.keySet().stream().filter(name -> name.startsWith("AIPONGE_")).forEach(name -> settings.put(name, environment.get(name)));
        settings.remove("PORT");
        settings.putIfAbsent("NODE_ENV", "development");
        settings.putIfAbsent("AIPONGE_BIND_ADDRESS", "127.0.0.1");
        settings.putIfAbsent("AIPONGE_DRAIN_SECONDS", "0");
        settings.putIfAbsent("DATABASE_POOL_MAX", "8");
        settings.putIfAbsent("AIPONGE_STORAGE_PATH", data.files().toString());
        settings.put("AIPONGE_PORT_OFFSET", Integer.toString(portOffset));
        settings.put("DATABASE_URL", databaseUrl);
        settings.put("REDIS_URL", redisUrl);
        settings.put("JWT_SECRET", secrets.jwt());
        settings.put("INTERNAL_SERVICE_SECRET", secrets.internal());
        settings.put("ENTRY_ENCRYPTION_KEY", secrets.entryKey());
        return Settings.of(settings);
    }

    /** Of the platform this command is about: the one the environment names by {@code DATABASE_URL}, else the one that runs on the data folder. */
    static Settings current(Arguments arguments) {
        if (System.getenv("DATABASE_URL") != null) {
            return Settings.of(System.getenv());
        }
        DataFolder data = new DataFolder(arguments.data());
        RunState state = data.running().orElseThrow(() -> new CannotStart("No platform runs on " + data.root() + " and DATABASE_URL is not set."));
        String database = "postgres://postgres:" + data.secrets().database() + "@127.0.0.1:" + state.postgresPort() + "/aiponge";
        return of(data, state.portOffset(), System.getenv(), database, "redis://127.0.0.1:" + state.redisPort());
    }
}
