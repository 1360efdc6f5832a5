package com.aiponge.standalone.charts;

import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/variables.md}, written from the settings code and the deployment files themselves. */
final class VariablesPage {
    /** The variables of the deployment guide; the others are ours. */
    static final Set<String> GUIDE = Set.of("NODE_ENV", "PORT", "DATABASE_URL", "REDIS_URL", "JWT_SECRET", "INTERNAL_SERVICE_SECRET", "ENTRY_ENCRYPTION_KEY",
            "LOG_LEVEL", "CLUSTER_WORKERS", "DATABASE_POOL_MAX", "SYSTEM_DATABASE_URL", "STORAGE_DATABASE_URL", "USER_DATABASE_URL", "AI_CONFIG_DATABASE_URL",
            "AI_CONTENT_DATABASE_URL", "AI_ANALYTICS_DATABASE_URL", "MUSIC_DATABASE_URL", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "MUSICAPI_API_KEY",
            "ELEVENLABS_API_KEY", "SENDGRID_API_KEY", "REVENUECAT_API_KEY", "STORAGE_PROVIDER", "S3_BUCKET_NAME", "S3_ENDPOINT", "CDN_DOMAIN", "AWS_REGION",
            "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    private static final String OWN_PORT = "the service's port";
    private static final Pattern ENV_FILE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
    private static final Pattern VALUES = Pattern.compile("\\.Values\\.([\\w.]+)");

    private VariablesPage() {
    }

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Variables, and where each deployment sets them

                Every setting of [configuration.md](configuration.md): what ECS, Helm and Compose do with it. This page is made from the settings code,
                `ecs/task-definitions`, the chart and `compose.yaml`; a test keeps it equal to them. *Guide* marks the variables of the deployment guide; its secrets
                of GitHub are in [operations.md](operations.md#the-pipeline). A dash means that the default counts there, and nothing sets the variable.
                The lines of `--env-file` are those of `ecs/example.env`; names with dots are values of the chart.

                | variable | guide | ECS | Helm | Compose |
                | --- | --- | --- | --- | --- |
                """);
        for (Setting<?> setting : Settings.catalogue()) {
            page.append("| `").append(setting.name()).append("` | ").append(GUIDE.contains(setting.name()) ? "yes" : "").append(" | ").append(ecs(setting.name()))
                    .append(" | ").append(helm(setting)).append(" | ").append(compose(setting.name())).append(" |\n");
        }
        return page.toString();
    }

    /** As in the task definitions that have it; should they differ, all of them. */
    static String ecs(String name) {
        Set<String> found = new TreeSet<>();
        for (String workload : Workloads.names()) {
            for (JsonNode container : Yaml.file("ecs/task-definitions/" + workload + ".json").path("containerDefinitions")) {
                for (JsonNode pair : container.path("environment")) {
                    if (pair.path("name").asText().equals(name)) {
                        found.add(name.equals("PORT") ? OWN_PORT : ENV_FILE.matcher("`" + pair.path("value").asText() + "`").replaceFirst("$1` of `--env-file"));
                    }
                }
                for (JsonNode pair : container.path("secrets")) {
                    if (pair.path("name").asText().equals(name)) {
                        found.add("secret `" + pair.path("valueFrom").asText().replaceFirst(".*:secret:", "").replaceFirst("::$", "") + "`");
                    }
                }
            }
        }
        return found.isEmpty() ? "–" : String.join(", ", found);
    }

    static String helm(Setting<?> setting) {
        String table = Yaml.text("charts/aiponge/templates/_helpers.tpl");
        Matcher direct = Pattern.compile("(.*)\\n- name: " + setting.name() + "\\n  value: (.*)").matcher(table);
        if (direct.find()) {
            return direct(direct.group(2).equals("{{ . | quote }}") ? direct.group(1) : direct.group(2));
        }
        if (setting.name().endsWith("_SERVICE_URL")) {
            return "the Service's name";
        }
        for (String kind : new String[] {"settings", "secrets"}) {
            Matcher define = Pattern.compile("define \"aiponge\\." + kind + "\"(.*?)end }}", Pattern.DOTALL).matcher(table);
            if (define.find() && Pattern.compile("\\b" + setting.name() + "\\b").matcher(define.group(1)).find()) {
                return kind.equals("settings") ? "`settings." + setting.name() + "`" : "key `" + setting.name() + "` of the Secret";
            }
        }
        return "–";
    }

    /** What the helper of the chart writes behind a name that it sets itself. */
    private static String direct(String value) {
        Matcher of = VALUES.matcher(value);
        if (value.contains("$ports")) {
            return OWN_PORT;
        }
        return of.find() ? (value.contains(" not ") ? "opposite of " : "") + "`" + of.group(1) + "`" : "`" + value + "`";
    }

    static String compose(String name) {
        for (String workload : Workloads.names()) {
            JsonNode value = Yaml.file("compose/compose.yaml").path("services").path(workload).path("environment").path(name);
            if (!value.isMissingNode()) {
                if (name.equals("PORT")) {
                    return OWN_PORT;
                }
                Matcher variable = Pattern.compile("\\$\\{([A-Z0-9_]+)").matcher(value.asText());
                return variable.find() ? "`" + variable.group(1) + "` in `.env`" : "`" + value.asText() + "`";
            }
        }
        return "–";
    }
}
