package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart refuses. */
class ChartSchemaTest {
    private static JsonNode schema() {
        return Yaml.file("charts/aiponge/values.schema.json");
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "imge.tag=x | imge",
        "settings.LOG_LEVL=info | LOG_LEVL",
        "settings.LOG_LEVEL=verbose | LOG_LEVEL",
        "settings.NODE_ENV=development | NODE_ENV",
        "settings.DATABASE_URL=postgres://a:b@c/d | DATABASE_URL",
        "settings.DATABASE_POOL_MAX=20 | DATABASE_POOL_MAX",
        "settings.CORS_ORIGINS=\"*\" | CORS_ORIGINS",
        "services.gateway.replicas=3 | gateway",
        "services.user-service.replica=3 | replica",
        "services.user-service.replicas=0 | replicas",
        "services.user-service.autoscaling.cpu=700 | cpu",
        "services.user-service.resources.limits.memroy=1Gi | memroy",
        "defaults.resources.limits.memory=1GB | memory",
        "storage.provider=minio | provider",
        "storage.s3.bucket=Not_A_Bucket | bucket",
        "storage.s3.endpoint=minio:9000 | endpoint",
        "secrets.external.data.JWT_SECRT.key=a | JWT_SECRT",
        "aws.storageRoleArn=role | storageRoleArn",
        "ingress.kind=traefik | kind",
        "networkPolicy.databasePort=99999 | databasePort",
        "monitoring.interval=soon | interval"})
    void refusesWhatIsNoValue(String set, String named) {
        Tool.Outcome outcome = Chart.template("", set);

        assertNotEquals(0, outcome.status(), set);
        assertTrue(outcome.output().contains(named), outcome.output());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "secrets.external.enabled=true | store",
        "secrets.external.enabled=true,secrets.external.store=s | DATABASE_URL",
        "aws.identity=irsa | storageRoleArn",
        "ingress.enabled=true | host",
        "ingress.enabled=true,ingress.host=a.example.com | TRUSTED_PROXIES",
        "ingress.enabled=true,ingress.host=a.example.com,settings.TRUSTED_PROXIES=10.0.1.0/24 | certificateArn"})
    void refusesWhatIsHalfConfigured(String set, String named) {
        Tool.Outcome outcome = Chart.template("", set.split(","));

        assertNotEquals(0, outcome.status(), set);
        assertTrue(outcome.output().contains(named), outcome.output());
    }

    /** The gateway's measurements are for who has the token, and Prometheus would have none. */
    @Test
    void refusesToScrapeTheGatewayWithoutItsToken() {
        String[] values = Workloads.SAMPLES.keySet().stream().map(name -> "secrets.external.data." + name + ".key=x").toArray(String[]::new);
        Tool.Outcome outcome = Chart.template("", Stream.concat(Stream.of(values),
                Stream.of("secrets.external.enabled=true", "secrets.external.store=s", "monitoring.serviceMonitor=true")).toArray(String[]::new));

        assertNotEquals(0, outcome.status());
        assertTrue(outcome.output().contains("OPS_TOKEN"), outcome.output());
    }

    @Test
    void isClosedEverywhere() {
        List<String> open = new ArrayList<>();
        look(schema(), "", open);

        assertEquals(List.of(), open);
    }

    /** Maps of free names, such as labels, say of what type their values are. */
    private static void look(JsonNode node, String path, List<String> open) {
        if (node.path("type").asText().equals("object")) {
            JsonNode others = node.path("additionalProperties");
            boolean closed = others.isBoolean() && !others.asBoolean() && node.has("properties");
            if (!closed && !others.isObject()) {
                open.add(path);
            }
        }
        node.properties().forEach(field -> look(field.getValue(), path + "/" + field.getKey(), open));
        if (node.isArray()) {
            node.forEach(one -> look(one, path + "[]", open));
        }
    }

    @Test
    void knowsEveryValueOfTheValuesFileAndNoOther() {
        compare(schema(), Yaml.file("charts/aiponge/values.yaml"), "");
    }

    private static void compare(JsonNode schema, JsonNode values, String path) {
        boolean free = path.equals("/settings") || path.startsWith("/services/") || path.equals("/secrets/external/data") || path.startsWith("/defaults/resources");
        if (schema.has("properties") && !free) {
            assertEquals(names(schema.path("properties")), names(values), path);
            values.properties().forEach(field -> compare(schema.path("properties").path(field.getKey()), field.getValue(), path + "/" + field.getKey()));
        }
    }

    @Test
    void takesSettingsThatAreNoSecretsAndSecretsThatAre() {
        Map<String, Setting<?>> catalogue = Settings.catalogue().stream().collect(Collectors.toMap(Setting::name, one -> one));
        for (String name : names(schema().path("properties").path("settings").path("properties"))) {
            assertTrue(catalogue.containsKey(name) && !catalogue.get(name).secret(), name);
        }
        Set<String> secrets = names(schema().path("properties").path("secrets").path("properties").path("external").path("properties").path("data").path("properties"));
        Set<String> expected = new TreeSet<>(catalogue.values().stream().filter(Setting::secret).map(Setting::name).toList());

        assertEquals(expected, secrets);
    }

    @Test
    void namesTheEightWorkloads() {
        assertEquals(new TreeSet<>(Workloads.names()), names(schema().path("properties").path("services").path("properties")));
    }
}
