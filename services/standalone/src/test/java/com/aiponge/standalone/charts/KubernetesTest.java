package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart renders is what the API server takes. */
class KubernetesTest {
    static Stream<Arguments> everything() {
        Stream<Arguments> shipped = Chart.variants().stream().map(variant -> Arguments.of(variant, new String[0]));
        return Stream.concat(shipped, Stream.of(
                Arguments.of("", new String[] {"ingress.enabled=true", "ingress.kind=nginx", "ingress.host=a.example.com", "ingress.tlsSecret=tls",
                    "settings.TRUSTED_PROXIES=10.244.0.0/16"}),
                Arguments.of("", new String[] {"aws.identity=irsa", "aws.storageRoleArn=arn:aws:iam::123456789012:role/files", "monitoring.serviceMonitor=true"}),
                Arguments.of("", new String[] {"migration.enabled=false", "networkPolicy.enabled=false", "storage.volume.storageClass=gp3"}),
                Arguments.of("values-eks.yaml", new String[] {"image.pullSecrets=[registry]", "defaults.autoscaling.enabled=false", "defaults.nodeSelector={arch: arm64}",
                    "defaults.tolerations=[{key: spot, operator: Exists, effect: NoSchedule}]", "monitoring.labels={release: prometheus}"})));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void takesEveryObject(String variant, String... values) {
        Chart.rendered(variant, values).objects().values().forEach(Kubernetes::parsed);
    }

    @Test
    void takesWhatKindNeedsBesides() {
        Yaml.documents(Yaml.text(Chart.FOLDER + "/ci/dependencies.yaml")).forEach(Kubernetes::parsed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Deployment/p-user-service | /spec | replica | 2",
        "Deployment/p-user-service | /spec | replicas | two",
        "Deployment/p-user-service | /spec | replicas | '\"2\"'",
        "Deployment/p-user-service | /spec | replicas | 2.5",
        "Deployment/p-user-service | /spec/strategy | type | Rolling",
        "Deployment/p-user-service | /spec/template/spec | contaienrs | []",
        "Deployment/p-user-service | /spec/template/spec | enableServiceLinks | 'no thanks'",
        "Deployment/p-user-service | /spec/template/spec/containers/0 | imagePullPolicy | Sometimes",
        "Deployment/p-user-service | /spec/template/spec/containers/0 | image | null",
        "Deployment/p-user-service | /spec/template/spec/containers/0/ports/0 | containerPort | x",
        "Deployment/p-user-service | /spec/template/spec/containers/0/ports/0 | containerPort | '\"3003\"'",
        "Deployment/p-user-service | /spec/template/spec/containers/0/env/0 | value | 3003",
        "Deployment/p-user-service | /spec/template/spec/containers/0/env/0 | value | true",
        "Deployment/p-user-service | /spec/template/spec/containers/0/resources/limits | memory | 1GB",
        "Deployment/p-user-service | /spec/template/spec/securityContext | runAsNonroot | true",
        "Service/p-user-service | /spec | type | Internal",
        "NetworkPolicy/p-deny | /spec | policyTypes | [Egres]",
        "HorizontalPodAutoscaler/p-user-service | /spec | minReplica | 2",
        "ExternalSecret/aiponge | /spec/target | creationPolicy | Orphaned",
        "ExternalSecret/aiponge | /spec/data/0/remoteRef | path | x",
        "ServiceMonitor/p-user-service | /spec/endpoints/0 | intervall | 15s",
        "ServiceMonitor/p-user-service | /spec/endpoints/0 | port | 3003",
        "Ingress/p | /metadata/annotations | some/flag | true"})
    void refusesWhatTheServerWouldRefuse(String object, String where, String field, String value) {
        JsonNode wrong = Chart.rendered("values-eks.yaml").objects().get(object);
        ObjectNode at = (ObjectNode) wrong.at(where);
        List<JsonNode> read = Yaml.documents(value);
        at.set(field, read.isEmpty() ? null : read.getFirst());

        AssertionError refusal = assertThrows(AssertionError.class, () -> Kubernetes.parsed(wrong));

        assertTrue(refusal.getMessage().contains(field), refusal.getMessage());
    }
}
