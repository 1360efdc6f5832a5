package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pods come and go, and nobody outside notices. */
class ChartRolloutTest {

    private static int number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), pattern);
        return Integer.parseInt(matcher.group(1));
    }

    private static String balancer(String annotation) {
        return Chart.rendered("values-eks.yaml").all("Ingress").getFirst().path("metadata").path("annotations").path("alb.ingress.kubernetes.io/" + annotation).asText();
    }

    @Test
    void waitForRequestsJobsAndDeliveriesBeforeTheyAreKilled() {
        int longest = LongestStop.seconds();
        for (String variant : Chart.variants()) {
            Chart chart = Chart.rendered(variant);
            for (ServiceName service : ServiceName.values()) {
                int drain = Integer.parseInt(Chart.environment(chart.container(service)).get("AIPONGE_DRAIN_SECONDS"));
                assertTrue(chart.pod(service).path("terminationGracePeriodSeconds").asInt() > drain + longest, variant + " " + service);
            }
        }
    }

    @Test
    void letTheBalancerCloseIdleConnectionsFirst() {
        BalancerIdle.fits(number(balancer("load-balancer-attributes"), "idle_timeout\\.timeout_seconds=(\\d+)"));
    }

    /** The controller hears of a pod that goes when the pod does, and the balancer some seconds later: 20 are ample for both. */
    @Test
    void goOnServingUntilTheBalancerSendsNothingMore() {
        JsonNode gateway = Chart.rendered("values-eks.yaml").object("Deployment", "api-gateway").path("spec");
        int drain = Integer.parseInt(Chart.environment(Chart.rendered("values-eks.yaml").container(ServiceName.GATEWAY)).get("AIPONGE_DRAIN_SECONDS"));
        int deregistration = number(balancer("target-group-attributes"), "deregistration_delay\\.timeout_seconds=(\\d+)");

        assertTrue(drain >= 20);
        assertTrue(deregistration >= LongestStop.seconds(LongestStop.LISTENER, "GRACE") && deregistration <= drain + LongestStop.seconds(LongestStop.LISTENER, "GRACE"));
        assertEquals(15, gateway.path("minReadySeconds").asInt());
        assertEquals("0", gateway.path("strategy").path("rollingUpdate").path("maxUnavailable").asText());
        assertFalse(Chart.rendered("").object("Deployment", "api-gateway").path("spec").has("minReadySeconds"), "without a balancer nobody has to look");
        assertTrue(Chart.notes("values-eks.yaml").contains("elbv2.k8s.aws/pod-readiness-gate-inject=enabled"));
    }

    @Test
    void bindNoClientToOneGateway() {
        assertFalse(balancer("target-group-attributes").contains("stickiness"), "any gateway serves any client's stream");
    }

    @Test
    void spreadTheNewVersionWithoutCountingTheOld() {
        Chart chart = Chart.rendered("values-eks.yaml");
        for (ServiceName service : ServiceName.values()) {
            assertEquals(2, chart.pod(service).path("topologySpreadConstraints").size());
            chart.pod(service).path("topologySpreadConstraints").forEach(one -> assertEquals(List.of("pod-template-hash"), Yaml.texts(one.path("matchLabelKeys"))));
        }
    }

    /** A scratch volume would make the cluster autoscaler keep the node for ever. */
    @Test
    void keepNoNodeForTheirScratchVolume() {
        for (JsonNode deployment : Chart.rendered("").all("Deployment")) {
            JsonNode pod = deployment.path("spec").path("template");
            String disposable = pod.path("metadata").path("annotations").path("cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes").asText();
            pod.path("spec").path("volumes").forEach(volume -> assertTrue(!volume.has("emptyDir") || volume.path("name").asText().equals(disposable)));
        }
    }

    @Test
    void letAnEvictionThroughEvenOfTheOnlyPod() {
        Chart.rendered("values-kind.yaml").all("PodDisruptionBudget").forEach(budget -> {
            assertEquals(1, budget.path("spec").path("maxUnavailable").asInt());
            assertEquals("AlwaysAllow", budget.path("spec").path("unhealthyPodEvictionPolicy").asText());
        });
    }

    /** {@code storage-migrate} reads the folder while new files go to the bucket already. */
    @Test
    void keepTheVolumeWhileFilesMoveToTheBucket() {
        for (String[] values : List.of(new String[] {"storage.provider=s3", "settings.AIPONGE_STORAGE_FALLBACK=local"},
                new String[] {"storage.provider=local", "settings.AIPONGE_STORAGE_FALLBACK=s3"})) {
            Chart chart = Chart.rendered("", values);
            JsonNode storage = chart.object("Deployment", "storage-service").path("spec");

            assertEquals("Recreate", storage.path("strategy").path("type").asText());
            assertEquals(1, storage.path("replicas").asInt());
            assertEquals("p-files", Yaml.all(chart.pod(ServiceName.STORAGE), "claimName").get(0).asText());
            assertTrue(Yaml.texts(Yaml.all(chart.container(ServiceName.STORAGE).path("volumeMounts"), "mountPath")).contains("/data"));
            assertEquals("p-files", chart.object("PersistentVolumeClaim", "files").path("metadata").path("name").asText());
            assertFalse(chart.objects().containsKey("HorizontalPodAutoscaler/p-storage-service"));
        }
        assertFalse(Chart.rendered("", "storage.provider=s3").objects().containsKey("PersistentVolumeClaim/p-files"));
    }

    @Test
    void tellTheOperatorWhereToLook() {
        assertTrue(Chart.notes("values-eks.yaml").contains("curl https://api.aiponge.com/health/services"));
        assertTrue(Chart.notes("", "ingress.enabled=true", "ingress.kind=nginx", "ingress.host=a.example.com", "settings.TRUSTED_PROXIES=10.0.0.0/8")
                .contains("curl http://a.example.com/health/services"), "without a certificate");
        String kind = Chart.notes("values-kind.yaml");
        assertTrue(kind.contains("port-forward svc/p-api-gateway 8080:8080") && kind.contains("The services read the Secret aiponge"), kind);
        assertTrue(Chart.rendered("values-kind.yaml").objects().containsKey("Service/p-api-gateway"));
    }
}
