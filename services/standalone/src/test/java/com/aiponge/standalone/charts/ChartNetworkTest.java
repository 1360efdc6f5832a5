package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing may speak to anything, except where the code does. */
class ChartNetworkTest {
    /** Where the facts of every service's outbox go. */
    private static final Set<ServiceName> FACTS = EnumSet.of(ServiceName.SYSTEM, ServiceName.AI_ANALYTICS);

    private static Set<String> podsOf(JsonNode rules, String side) {
        Set<String> pods = new TreeSet<>();
        for (JsonNode rule : rules) {
            for (JsonNode peer : rule.path(side)) {
                if (peer.has("podSelector")) {
                    assertEquals("p", peer.path("podSelector").path("matchLabels").path("app.kubernetes.io/instance").asText());
                    pods.add(peer.path("podSelector").path("matchLabels").path("app.kubernetes.io/name").asText());
                }
            }
        }
        return pods;
    }

    @Test
    void denyEverythingToBeginWith() {
        JsonNode spec = Chart.rendered("").object("NetworkPolicy", "deny").path("spec");

        assertEquals(List.of("Ingress", "Egress"), Yaml.texts(spec.path("policyTypes")));
        assertFalse(spec.has("ingress") || spec.has("egress"));
        assertEquals("{\"app.kubernetes.io/instance\":\"p\"}", spec.path("podSelector").path("matchLabels").toString());
    }

    @Test
    void letEachServiceCallWhomItsCodeCalls() {
        Chart chart = Chart.rendered("");
        Map<ServiceName, Set<ServiceName>> calls = CallsOfTheCode.all();
        for (ServiceName caller : ServiceName.values()) {
            Set<String> expected = new TreeSet<>();
            calls.get(caller).forEach(callee -> expected.add(callee.wireName()));
            if (caller.schema() != null) {
                FACTS.forEach(callee -> expected.add(callee.wireName()));
            } else {
                List.of(ServiceName.values()).stream().filter(callee -> callee != caller).forEach(callee -> expected.add(callee.wireName()));
            }

            JsonNode spec = chart.object("NetworkPolicy", Workloads.name(caller)).path("spec");
            assertEquals(expected, podsOf(spec.path("egress"), "to"), caller.wireName());
        }
    }

    @Test
    void agreeOnBothSides() {
        Chart chart = Chart.rendered("");
        for (ServiceName callee : ServiceName.values()) {
            Set<String> callers = podsOf(chart.object("NetworkPolicy", Workloads.name(callee)).path("spec").path("ingress"), "from");
            for (ServiceName caller : ServiceName.values()) {
                boolean may = podsOf(chart.object("NetworkPolicy", Workloads.name(caller)).path("spec").path("egress"), "to").contains(Workloads.name(callee));
                assertEquals(may, callers.contains(Workloads.name(caller)), caller + " → " + callee);
            }
        }
    }

    @Test
    void openTheServicesOwnPortAlone() {
        Chart chart = Chart.rendered("values-eks.yaml");
        for (ServiceName service : ServiceName.values()) {
            for (JsonNode rule : chart.object("NetworkPolicy", Workloads.name(service)).path("spec").path("ingress")) {
                assertEquals(1, rule.path("ports").size());
                assertEquals(service.port(), rule.path("ports").get(0).path("port").asInt());
            }
        }
    }

    @Test
    void keepTheGatewayFromTheDatabase() {
        for (JsonNode rule : Chart.rendered("").object("NetworkPolicy", "api-gateway").path("spec").path("egress")) {
            rule.path("ports").forEach(port -> assertTrue(port.path("port").asInt() != 5432));
        }
    }

    /** Hooks run before the other policies are there, and the namespace may deny everything by one of its own. */
    @Test
    void letTheMigrationOutBeforeItRuns() {
        Chart chart = Chart.rendered("");
        JsonNode policy = chart.object("NetworkPolicy", "migration");
        JsonNode hook = policy.path("metadata").path("annotations");

        assertEquals(chart.object("Job", "migration").path("metadata").path("annotations").path("helm.sh/hook"), hook.path("helm.sh/hook"));
        assertTrue(hook.path("helm.sh/hook-weight").asInt() < 0, "before the job of weight 0");
        assertEquals(List.of("53", "53", "5432"), Yaml.texts(Yaml.all(policy.path("spec").path("egress"), "port")));
        assertFalse(Chart.rendered("", "migration.enabled=false").objects().containsKey("NetworkPolicy/p-migration"));
    }

    @Test
    void letNamesBeLookedUpAlsoOnTheNode() {
        for (String policy : List.of("names", "migration")) {
            String egress = Chart.rendered("").object("NetworkPolicy", policy).path("spec").path("egress").toString();
            assertTrue(egress.contains("\"kube-system\"") && egress.contains("169.254.20.10/32"), egress);
        }
    }

    @Test
    void letVendorsAndEndpointsOfTheVpcBeReachedByThoseWhoCallThem() {
        Chart chart = Chart.rendered("", "networkPolicy.endpointsTo=[{ipBlock: {cidr: 10.0.20.7/32}}]");
        Set<String> outside = new TreeSet<>();
        for (ServiceName service : ServiceName.values()) {
            String egress = chart.object("NetworkPolicy", Workloads.name(service)).path("spec").path("egress").toString();
            assertEquals(egress.contains("0.0.0.0/0"), egress.contains("10.0.20.7/32"), service.wireName());
            if (egress.contains("0.0.0.0/0")) {
                outside.add(service.wireName());
            }
        }
        assertEquals(Set.of("system-service", "storage-service", "user-service", "ai-config-service"), outside);
    }

    @Test
    void letStorageReachThePodIdentityAgentWhenItGetsItsRoleThere() {
        assertTrue(Chart.rendered("values-eks.yaml").object("NetworkPolicy", "storage-service").toString().contains("169.254.170.23/32"));
        assertFalse(Chart.rendered("").object("NetworkPolicy", "storage-service").toString().contains("169.254.170.23/32"));
    }
}
