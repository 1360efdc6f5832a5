package com.aiponge.standalone.charts;

import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
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
    private static final Map<String, String> CHART = Map.of("STORAGE_PROVIDER", "`storage.provider`", "S3_BUCKET_NAME", "`storage.s3.bucket`",
            "S3_ENDPOINT", "`storage.s3.endpoint`", "AWS_REGION", "`storage.s3.region`", "CDN_DOMAIN", "`storage.s3.cdnDomain`",
            "AIPONGE_STORAGE_PATH", "the volume, `/data`", "PORT", "the service's port", "AIPONGE_MIGRATE_ON_START", "`migration.enabled`");

    private VariablesPage() {
    }

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Variables, and where each deployment sets them

                Every setting of [configuration.md](configuration.md): what ECS, Helm and Compose do with it. This page is made from the settings code,
                `ecs/task-definitions`, the chart and `compose.yaml`; a test keeps it equal to them. *Guide* marks the variables of the deployment guide.
                A dash means that the default counts there, and nothing sets the variable.

                | variable | guide | ECS | Helm | Compose |
                | --- | --- | --- | --- | --- |
                """);
        for (Setting<?> setting : Settings.catalogue()) {
            page.append("| `").append(setting.name()).append("` | ").append(GUIDE.contains(setting.name()) ? "yes" : "").append(" | ").append(ecs(setting.name()))
                    .append(" | ").append(helm(setting)).append(" | ").append(compose(setting.name())).append(" |\n");
        }
        return page.toString();
    }

    /** As in the first task definition that has it. */
    static String ecs(String name) {
        for (String workload : Workloads.names()) {
            JsonNode definition;
            try {
                definition = new ObjectMapper().readTree(Tool.ROOT.resolve("ecs/task-definitions/" + workload + ".json").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (JsonNode container : definition.path("containerDefinitions")) {
                for (JsonNode pair : container.path("environment")) {
                    if (pair.path("name").asText().equals(name)) {
                        return name.equals("PORT") ? "the service's port" : "`" + pair.path("value").asText() + "`";
                    }
                }
                for (JsonNode pair : container.path("secrets")) {
                    if (pair.path("name").asText().equals(name)) {
                        return "secret `" + pair.path("valueFrom").asText().replaceFirst(".*:secret:", "").replaceFirst("::$", "") + "`";
                    }
                }
            }
        }
        return "–";
    }

    static String helm(Setting<?> setting) {
        String table = Yaml.text("charts/aiponge/templates/_helpers.tpl");
        if (CHART.containsKey(setting.name())) {
            return CHART.get(setting.name());
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

    static String compose(String name) {
        for (String workload : Workloads.names()) {
            JsonNode value = Yaml.file("compose/compose.yaml").path("services").path(workload).path("environment").path(name);
            if (!value.isMissingNode()) {
                if (name.equals("PORT")) {
                    return "the service's port";
                }
                Matcher variable = Pattern.compile("\\$\\{([A-Z0-9_]+)").matcher(value.asText());
                return variable.find() ? "`" + variable.group(1) + "` in `.env`" : "`" + value.asText() + "`";
            }
        }
        return "–";
    }
}
