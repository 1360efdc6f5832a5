package com.aiponge.standalone.charts;

import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a container of a service may and must be given, by the settings code. */
final class Workloads {
    /** Stand for the values of the Secret; what is not here is not set. */
    static final Map<String, String> SAMPLES = Map.of("DATABASE_URL", "postgres://u:p@h:5432/d", "REDIS_URL", "redis://h:6379", "JWT_SECRET", TestSecrets.JWT,
            "INTERNAL_SERVICE_SECRET", TestSecrets.INTERNAL, "ENTRY_ENCRYPTION_KEY", TestSecrets.ENTRY_KEY);

    private Workloads() {
    }

    /** The name of image and workload. */
    static String name(ServiceName service) {
        return service == ServiceName.GATEWAY ? "api-gateway" : service.wireName();
    }

    static List<String> names() {
        return List.of(ServiceName.values()).stream().map(Workloads::name).toList();
    }

    /** What is wrong with the environment of a service's container; empty when nothing is. */
    static List<String> problems(ServiceName service, Set<String> given) {
        List<String> problems = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Setting<?> setting : Settings.catalogue()) {
            known.add(setting.name());
            if (setting.needed() && !given.contains(setting.name())) {
                problems.add(name(service) + " lacks " + setting.name());
            }
            if (given.contains(setting.name()) && !setting.needed() && !isReadBy(setting, service)) {
                problems.add(name(service) + " is given " + setting.name() + ", which only " + setting.usedBy() + " reads");
            }
        }
        for (String name : new TreeSet<>(given)) {
            if (!known.contains(name)) {
                problems.add(name(service) + " is given " + name + ", which is no setting");
            }
        }
        return problems;
    }

    static boolean isReadBy(Setting<?> setting, ServiceName service) {
        return setting.usedBy().equals("all") || List.of(setting.usedBy().split(", ")).contains(service.wireName());
    }

    /** Values that are written down must be ones that the settings code takes. */
    static void check(Map<String, String> values) {
        Settings.of(values);
    }
}
