package com.aiponge.standalone.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Objects read by the types of the Kubernetes API, as strictly as its server does: no unknown field, no wrong type, no unknown word. */
final class Kubernetes {
    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/Pod", Pod.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("external-secrets.io/v1/ExternalSecret", CustomResources.ExternalSecret.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", CustomResources.ServiceMonitor.class));

    /** The models keep these as plain strings. From the reference of the Kubernetes API, by the field's name; the paths end where it stands. */
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            Map.entry("imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
            Map.entry("restartPolicy", Set.of("Always", "OnFailure", "Never")),
            Map.entry("protocol", Set.of("TCP", "UDP", "SCTP")),
            Map.entry("fsGroupChangePolicy", Set.of("Always", "OnRootMismatch")),
            Map.entry("whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
            Map.entry("policyTypes", Set.of("Ingress", "Egress")),
            Map.entry("accessModes", Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")),
            Map.entry("pathType", Set.of("Exact", "Prefix", "ImplementationSpecific")),
            Map.entry("unhealthyPodEvictionPolicy", Set.of("AlwaysAllow", "IfHealthyBudget")),
            Map.entry("creationPolicy", Set.of("Owner", "Orphan", "Merge", "None")),
            Map.entry("seccompProfile/type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
            Map.entry("strategy/type", Set.of("RollingUpdate", "Recreate")),
            Map.entry("spec/type", Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")),
            Map.entry("metrics/type", Set.of("Resource", "ContainerResource", "Pods", "Object", "External")),
            Map.entry("target/type", Set.of("Utilization", "Value", "AverageValue")));

    /** What the server asks of each entry of a list and the models do not. */
    private static final Map<String, List<String>> REQUIRED = Map.of("containers", List.of("name", "image"), "initContainers", List.of("name", "image"),
            "env", List.of("name"), "volumeMounts", List.of("name", "mountPath"), "volumes", List.of("name"), "paths", List.of("pathType", "backend"),
            "topologySpreadConstraints", List.of("maxSkew", "topologyKey", "whenUnsatisfiable"), "data", List.of("secretKey", "remoteRef"));

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new WithoutCatchAll())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.Textual, config -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .build();

    private Kubernetes() {
    }

    /** The models take what they do not know into a map; without it such a field is an error. */
    private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    /** Fails with the path of what is wrong. */
    static Object parsed(JsonNode object) {
        String name = object.path("kind").asText() + " " + object.path("metadata").path("name").asText();
        Class<?> type = TYPES.get(object.path("apiVersion").asText() + "/" + object.path("kind").asText());
        if (type == null) {
            throw new AssertionError(name + ": no type for " + object.path("apiVersion"));
        }
        try {
            Object parsed = STRICT.treeToValue(object, type);
            look(object, "", name);
            return parsed;
        } catch (JsonProcessingException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    private static void look(JsonNode node, String path, String name) {
        node.properties().forEach(field -> look(field.getValue(), path + "/" + field.getKey(), name));
        node.forEach(one -> {
            if (node.isArray()) {
                entry(one, path, name);
                look(one, path, name);
            }
        });
        WORDS.forEach((where, words) -> {
            if (path.endsWith("/" + where) && node.isTextual() && !words.contains(node.textValue())) {
                throw new AssertionError(name + ": " + path + " is " + node + ", not one of " + words);
            }
        });
        if (path.matches(".*/(requests|limits)/(memory|cpu|storage)|.*/sizeLimit")) {
            quantity(node, path, name);
        }
    }

    private static void entry(JsonNode one, String path, String name) {
        for (String field : REQUIRED.getOrDefault(path.substring(path.lastIndexOf('/') + 1), List.of())) {
            if (!one.hasNonNull(field)) {
                throw new AssertionError(name + ": " + path + " lacks " + field);
            }
        }
    }

    private static void quantity(JsonNode node, String path, String name) {
        try {
            Quantity.getAmountInBytes(Quantity.parse(node.asText()));
        } catch (IllegalArgumentException e) {
            throw new AssertionError(name + ": " + path + " is no quantity: " + node, e);
        }
    }
}
