package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm makes of the chart, for every values file that is shipped. */
class ChartTest {
    static List<String> variants() {
        return Chart.variants();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void passesTheStrictLinter(String variant) {
        Chart.lint(variant).worked();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void givesEachServiceWhatItReadsAndNothingElse(String variant) {
        Chart chart = Chart.rendered(variant);
        List<String> problems = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            problems.addAll(Workloads.problems(service, Chart.environment(chart.container(service)).keySet()));
        }

        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void writesDownOnlyValuesThatTheSettingsTake(String variant) {
        Chart chart = Chart.rendered(variant);
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> values = new LinkedHashMap<>(Chart.environment(chart.container(service)));
            values.replaceAll((name, value) -> value.startsWith("secret ") ? Workloads.SAMPLES.getOrDefault(name, "") : value);

            Workloads.check(values);
        }
    }

    @Test
    void takesEverySecretFromTheSecretOfTheSameKey() {
        Chart chart = Chart.rendered("");
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> environment = Chart.environment(chart.container(service));
            for (Setting<?> setting : Settings.catalogue()) {
                if (setting.secret() && environment.containsKey(setting.name())) {
                    assertEquals("secret " + setting.name(), environment.get(setting.name()));
                }
            }
        }
        assertEquals(List.of(), chart.all("Secret"), "no Secret is made of values");
    }

    @Test
    void asksForRequiredKeysAndDoesWithoutTheOthers() {
        Chart chart = Chart.rendered("");
        for (ServiceName service : ServiceName.values()) {
            for (JsonNode pair : chart.container(service).path("env")) {
                JsonNode reference = pair.path("valueFrom").path("secretKeyRef");
                if (reference.isObject()) {
                    Setting<?> setting = Settings.catalogue().stream().filter(one -> one.name().equals(pair.path("name").asText())).findFirst().orElseThrow();
                    assertEquals(!setting.needed(), reference.path("optional").asBoolean(), setting.name());
                }
            }
        }
    }

    @Test
    void letsEverySettingBeGivenToTheServiceThatReadsIt() {
        Set<String> decidedByTheCluster = Set.of("PORT", "AIPONGE_BIND_ADDRESS", "AIPONGE_PORT_OFFSET");
        List<String> all = new ArrayList<>();
        Yaml.file("charts/aiponge/values.schema.json").path("properties").path("settings").path("properties").fieldNames()
                .forEachRemaining(name -> all.add("settings." + name + "=\"" + sample(name) + "\""));
        all.addAll(List.of("storage.s3.endpoint=http://minio:9000", "storage.s3.cdnDomain=https://cdn.example.com"));
        Chart chart = Chart.rendered("", all.toArray(String[]::new));
        Set<String> missing = new TreeSet<>();
        for (ServiceName service : ServiceName.values()) {
            Set<String> given = Chart.environment(chart.container(service)).keySet();
            for (Setting<?> setting : Settings.catalogue()) {
                if (Workloads.isReadBy(setting, service) && !given.contains(setting.name()) && !decidedByTheCluster.contains(setting.name())) {
                    missing.add(service.wireName() + " cannot be given " + setting.name());
                }
            }
        }

        assertEquals(Set.of(), missing);
    }

    private static String sample(String name) {
        JsonNode schema = Yaml.file("charts/aiponge/values.schema.json").path("properties").path("settings").path("properties").path(name);
        return schema.has("enum") ? schema.path("enum").get(0).asText() : "10";
    }

    @ParameterizedTest
    @MethodSource("variants")
    void listensWhereTheServicesListen(String variant) {
        Chart chart = Chart.rendered(variant);
        for (ServiceName service : ServiceName.values()) {
            JsonNode container = chart.container(service);
            assertEquals(service.port(), container.path("ports").get(0).path("containerPort").asInt());
            assertEquals(Integer.toString(service.port()), Chart.environment(container).get("PORT"));
            JsonNode port = chart.object("Service", Workloads.name(service)).path("spec").path("ports").get(0);
            assertEquals(service.port(), port.path("port").asInt());
            assertEquals("http", port.path("targetPort").asText());
            if (service != ServiceName.GATEWAY) {
                for (ServiceName caller : ServiceName.values()) {
                    assertEquals("http://p-" + service.wireName() + ":" + service.port(),
                            Chart.environment(chart.container(caller)).get(service.prefix() + "_SERVICE_URL"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void probesWhatTheServicesAnswer(String variant) {
        Chart chart = Chart.rendered(variant);
        for (ServiceName service : ServiceName.values()) {
            JsonNode container = chart.container(service);
            assertEquals("/live", container.path("livenessProbe").path("httpGet").path("path").asText());
            assertEquals("/ready", container.path("readinessProbe").path("httpGet").path("path").asText());
            assertEquals("/startup", container.path("startupProbe").path("httpGet").path("path").asText());
            int drain = Integer.parseInt(Chart.environment(container).get("AIPONGE_DRAIN_SECONDS"));
            assertTrue(chart.pod(service).path("terminationGracePeriodSeconds").asInt() >= drain + 25, "drain, and 20 s for what is in flight");
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void startsOnlyPodsOfTheRestrictedProfile(String variant) {
        Chart.rendered(variant).pods().forEach((name, pod) -> {
            JsonNode security = pod.path("securityContext");
            assertTrue(security.path("runAsNonRoot").asBoolean(), name);
            assertEquals(10001, security.path("runAsUser").asInt(), name);
            assertEquals("RuntimeDefault", security.path("seccompProfile").path("type").asText(), name);
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(true), name);
            assertFalse(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"), name);
            for (JsonNode container : pod.path("containers")) {
                JsonNode own = container.path("securityContext");
                assertFalse(own.path("allowPrivilegeEscalation").asBoolean(true), name);
                assertTrue(own.path("readOnlyRootFilesystem").asBoolean(), name);
                assertEquals(List.of("ALL"), Yaml.texts(own.path("capabilities").path("drop")), name);
                assertTrue(container.path("resources").path("limits").has("memory"), name);
                assertTrue(container.path("resources").path("requests").has("cpu"), name);
            }
            for (JsonNode volume : pod.path("volumes")) {
                assertTrue(volume.has("emptyDir") || volume.has("persistentVolumeClaim"), name);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("variants")
    void migratesEverySchemaBeforeItReplacesAnything(String variant) {
        Chart chart = Chart.rendered(variant);
        JsonNode job = chart.object("Job", "migration");
        Map<String, JsonNode> tasks = new LinkedHashMap<>();
        job.path("spec").path("template").path("spec").path("containers").forEach(one -> tasks.put(one.path("name").asText(), one));

        assertEquals("pre-install,pre-upgrade", job.path("metadata").path("annotations").path("helm.sh/hook").asText());
        for (ServiceName service : ServiceName.values()) {
            if (service.schema() != null) {
                JsonNode task = tasks.remove(service.wireName());
                assertEquals(List.of("migrate"), Yaml.texts(task.path("args")));
                assertEquals(chart.container(service).path("image"), task.path("image"));
                assertEquals(List.of(), Workloads.problems(service, Chart.environment(task).keySet()));
            }
            assertEquals("false", Chart.environment(chart.container(service)).get("AIPONGE_MIGRATE_ON_START"));
        }
        assertEquals(Set.of(), tasks.keySet());
    }

    @Test
    void scalesAsTheGuideSays() {
        Chart chart = Chart.rendered("values-eks.yaml", "storage.provider=s3");
        for (ServiceName service : ServiceName.values()) {
            JsonNode spec = chart.object("HorizontalPodAutoscaler", Workloads.name(service)).path("spec");
            assertEquals(2, spec.path("minReplicas").asInt());
            assertEquals(10, spec.path("maxReplicas").asInt());
            assertEquals(70, spec.path("metrics").get(0).path("resource").path("target").path("averageUtilization").asInt());
            assertEquals(80, spec.path("metrics").get(1).path("resource").path("target").path("averageUtilization").asInt());
            assertEquals(300, spec.path("behavior").path("scaleDown").path("stabilizationWindowSeconds").asInt());
            assertFalse(chart.object("Deployment", Workloads.name(service)).path("spec").has("replicas"), "the autoscaler's to say");
        }
    }

    @Test
    void selectsItsOwnPodsAlone() {
        Chart chart = Chart.rendered("");
        for (ServiceName service : ServiceName.values()) {
            JsonNode deployment = chart.object("Deployment", Workloads.name(service)).path("spec");
            JsonNode labels = deployment.path("template").path("metadata").path("labels");
            for (JsonNode selector : List.of(deployment.path("selector").path("matchLabels"), chart.object("Service", Workloads.name(service)).path("spec").path("selector"),
                    chart.object("PodDisruptionBudget", Workloads.name(service)).path("spec").path("selector").path("matchLabels"))) {
                assertEquals(Workloads.name(service), selector.path("app.kubernetes.io/name").asText());
                selector.properties().forEach(field -> assertEquals(field.getValue(), labels.path(field.getKey())));
            }
        }
    }

    @Test
    void keepsFilesOnAVolumeOfOneStorageServiceWhenTheyAreLocal() {
        Chart chart = Chart.rendered("");
        JsonNode storage = chart.object("Deployment", "storage-service").path("spec");

        assertEquals(1, storage.path("replicas").asInt());
        assertEquals("Recreate", storage.path("strategy").path("type").asText());
        assertFalse(chart.objects().containsKey("HorizontalPodAutoscaler/p-storage-service"));
        assertEquals("keep", chart.object("PersistentVolumeClaim", "files").path("metadata").path("annotations").path("helm.sh/resource-policy").asText());
        assertEquals("/data", Chart.environment(chart.container(ServiceName.STORAGE)).get("AIPONGE_STORAGE_PATH"));
    }

    @Test
    void givesTheRoleOfTheBucketToStorageServiceAlone() {
        Chart chart = Chart.rendered("", "aws.identity=irsa", "aws.storageRoleArn=arn:aws:iam::123456789012:role/files");

        assertEquals("arn:aws:iam::123456789012:role/files",
                chart.object("ServiceAccount", "storage").path("metadata").path("annotations").path("eks.amazonaws.com/role-arn").asText());
        assertFalse(chart.object("ServiceAccount", "platform").path("metadata").has("annotations"));
        for (ServiceName service : ServiceName.values()) {
            assertEquals(service == ServiceName.STORAGE ? "p-storage" : "p-platform", chart.pod(service).path("serviceAccountName").asText());
        }
    }

    @Test
    void showsTheGatewayAndNothingElseToTheWorld() {
        Chart chart = Chart.rendered("values-eks.yaml");
        JsonNode ingress = chart.all("Ingress").getFirst();

        assertEquals("p-api-gateway", ingress.path("spec").path("rules").get(0).path("http").path("paths").get(0).path("backend").path("service").path("name").asText());
        assertEquals("/health", ingress.path("metadata").path("annotations").path("alb.ingress.kubernetes.io/healthcheck-path").asText());
        assertEquals("443", ingress.path("metadata").path("annotations").path("alb.ingress.kubernetes.io/ssl-redirect").asText());
        chart.all("Service").forEach(service -> assertEquals("ClusterIP", service.path("spec").path("type").asText()));
    }

    @Test
    void speaksHttp11BehindNginx() {
        Chart chart = Chart.rendered("", "ingress.enabled=true", "ingress.kind=nginx", "ingress.host=a.example.com", "ingress.tlsSecret=tls",
                "settings.TRUSTED_PROXIES=10.244.0.0/16");
        JsonNode ingress = chart.all("Ingress").getFirst();

        assertEquals("1.1", ingress.path("metadata").path("annotations").path("nginx.ingress.kubernetes.io/proxy-http-version").asText());
        assertEquals("nginx", ingress.path("spec").path("ingressClassName").asText());
        assertEquals("tls", ingress.path("spec").path("tls").get(0).path("secretName").asText());
    }

    @Test
    void hasTheSecretMadeBeforeTheMigration() {
        JsonNode secret = Chart.rendered("values-eks.yaml").all("ExternalSecret").getFirst();

        assertEquals("pre-install,pre-upgrade,pre-rollback", secret.path("metadata").path("annotations").path("helm.sh/hook").asText());
        assertEquals(-10, secret.path("metadata").path("annotations").path("helm.sh/hook-weight").asInt());
        assertEquals("Orphan", secret.path("spec").path("target").path("creationPolicy").asText());
    }
}
