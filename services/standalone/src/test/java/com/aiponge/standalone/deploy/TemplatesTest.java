package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.charts.BalancerIdle;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Maps whose keys are data, not names of the service model. */
    private static final Set<String> DATA = Set.of("options", "dockerLabels");

    private static String template(String name) throws Exception {
        return Files.readString(Tool.ROOT.resolve("ecs/cloudformation/" + name));
    }

    @Test
    void passCfnLint() {
        Tool.needs("cfn-lint");
        Tool.run(Map.of(), List.of("cfn-lint", "ecs/cloudformation/infrastructure.yaml", "ecs/cloudformation/services.yaml", "ecs/cloudformation/alarms.yaml")).worked();
    }

    /** More would have to lie in a bucket first. */
    @Test
    void fitIntoOneCall() throws Exception {
        for (String name : List.of("infrastructure.yaml", "services.yaml", "alarms.yaml")) {
            assertTrue(Files.size(Tool.ROOT.resolve("ecs/cloudformation").resolve(name)) <= 51_200, name);
        }
    }

    /** Plain Retain would keep the names of a first creation that failed, and the second one would end at them. */
    @Test
    void nothingKeptStandsInTheWayOfASecondFirstCreation() throws Exception {
        String text = template("infrastructure.yaml");
        assertEquals(0, count(text, "DeletionPolicy: Retain\n"));
        assertEquals(11, count(text, "    DeletionPolicy: RetainExceptOnCreate\n    UpdateReplacePolicy: Retain\n"));
    }

    /** A task of ECS knows the names of Service Connect that were there when it started. */
    @Test
    void theGatewayComesAfterTheServicesThatItCalls() throws Exception {
        String text = template("services.yaml");
        String gateway = text.substring(text.indexOf("\n  ApiGateway:\n"));
        Set<String> before = Set.of(gateway.substring(gateway.indexOf("DependsOn: [") + 12, gateway.indexOf(']')).split(", "));
        for (ServiceName service : ServiceName.values()) {
            if (service != ServiceName.GATEWAY) {
                assertTrue(before.stream().anyMatch(resource -> text.contains("\n  " + resource + ":\n    Type: AWS::ECS::Service\n    Properties:\n      ServiceName: aiponge-" + service.wireName() + "\n")),
                        service.wireName());
            }
        }
    }

    /** The repositories of the template and those of setup-ecr.sh keep the same versions. */
    @Test
    void oldImagesExpireAsTheScriptSays() throws Exception {
        String text = template("infrastructure.yaml");
        String rules = text.substring(text.indexOf("Text: >-") + 8, text.indexOf("\nConditions:"));

        assertEquals(TaskDefinitions.read(Tool.ROOT.resolve("ecs/policies/ecr-lifecycle.json")), JSON.readTree(rules));
        assertEquals(8, count(text, "LifecyclePolicyText: {\"Fn::FindInMap\": [Registry, Lifecycle, Text]}"));
    }

    /** As resources of a template, because cfn-lint knows the values of AWS, which the command line does not. */
    @Test
    void taskDefinitionsPassCfnLint(@TempDir Path folder) throws Exception {
        Tool.needs("cfn-lint");
        ObjectNode resources = JSON.createObjectNode();
        TaskDefinitions.filled(folder, "--otel").forEach((service, definition) -> resources.putObject(service.prefix().replace("_", ""))
                .put("Type", "AWS::ECS::TaskDefinition").set("Properties", capitalised(definition)));
        JsonNode template = JSON.createObjectNode().put("AWSTemplateFormatVersion", "2010-09-09").set("Resources", resources);
        Path file = folder.resolve("template.json");
        JSON.writeValue(file.toFile(), template);

        Tool.run(Map.of(), List.of("cfn-lint", file.toString())).worked();

        ((ObjectNode) resources.path("USER").path("Properties")).put("Memory", "700");
        JSON.writeValue(file.toFile(), template);
        assertTrue(Tool.run(Map.of(), List.of("cfn-lint", file.toString())).status() != 0, "256 and 700 are no pair of Fargate");
    }

    private static JsonNode capitalised(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(capitalised(element)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = JSON.createObjectNode();
        object.properties().forEach(entry -> copy.set(entry.getKey().substring(0, 1).toUpperCase() + entry.getKey().substring(1),
                DATA.contains(entry.getKey()) ? entry.getValue() : capitalised(entry.getValue())));
        return copy;
    }

    @Test
    void everyServiceIsConnectedScaledAndWatched() throws Exception {
        String services = template("services.yaml");
        String alarms = template("alarms.yaml");
        for (ServiceName service : ServiceName.values()) {
            String name = TaskDefinitions.guideName(service);
            assertTrue(services.contains("      ServiceName: aiponge-" + name + "\n"), name);
            assertTrue(services.contains("      ResourceId: service/aiponge-cluster/aiponge-" + name + "\n"), name);
            // Peers call the wire name and the port of the table; nobody calls the gateway.
            assertEquals(service != ServiceName.GATEWAY,
                    services.contains("[{PortName: " + name + ", DiscoveryName: " + name + ", ClientAliases: [{DnsName: " + name + ", Port: " + service.port() + "}]}]"), name);
            for (String alarm : List.of("-high-cpu", "-high-memory", "-no-task")) {
                assertTrue(alarms.contains("      AlarmName: aiponge-" + name + alarm + "\n"), name + alarm);
            }
        }
        assertEquals(8, count(services, "DeploymentCircuitBreaker: {Enable: true, Rollback: true}"));
        assertEquals(16, count(services, "ScaleOutCooldown: 60\n        ScaleInCooldown: 300"));
        assertEquals(8, count(services, "TargetValue: 70\n"));
        assertEquals(8, count(services, "TargetValue: 80\n"));
    }

    @Test
    void theBalancerAsksTheGatewayAsTheGuideSays() throws Exception {
        String text = template("infrastructure.yaml");
        for (String line : List.of("HealthCheckPath: /health", "HealthCheckIntervalSeconds: 30", "HealthyThresholdCount: 2", "Name: aiponge-api-gateway-tg",
                "FromPort: 3001, ToPort: 3007", "StorageEncrypted: true", "TransitEncryptionEnabled: true", "RequireTLS: true", "CidrBlock: 10.0.0.0/16",
                "stickiness.enabled, Value: \"true\"", "BackupRetentionPeriod: 7", "MultiAZ: {\"Fn::If\": [IsProduction, true, false]}", "PubliclyAccessible: false",
                "{CapacityProvider: FARGATE, Weight: 1, Base: 1}", "{CapacityProvider: FARGATE_SPOT, Weight: 4}", "{Name: containerInsights, Value: enabled}")) {
            assertTrue(text.contains(line), line);
        }
        for (ServiceName service : ServiceName.values()) {
            assertTrue(text.contains("RepositoryName: aiponge-" + TaskDefinitions.guideName(service) + "\n"), service.wireName());
            assertTrue(text.contains("LogGroupName: /ecs/aiponge-" + TaskDefinitions.guideName(service) + ","), service.wireName());
        }
    }

    /** The five of the guide's table: name, metric, statistic, minutes, bound. */
    @ParameterizedTest
    @CsvSource({"music-service-high-cpu, CPUUtilization, Statistic: Average, 5, 80", "music-service-high-memory, MemoryUtilization, Statistic: Average, 5, 85",
        "error-rate, HTTPCode_Target_5XX_Count, Statistic: Sum, 1, 10", "latency-p95, TargetResponseTime, ExtendedStatistic: p95, 5, 1",
        "db-connections, DatabaseConnections, Statistic: Average, 5, {Ref: DatabaseConnectionsMost}"})
    void alarmsRingWhereTheGuideSays(String name, String metric, String statistic, int minutes, String bound) throws Exception {
        String from = template("alarms.yaml").split("      AlarmName: aiponge-" + name + "\n", 2)[1];
        String alarm = from.substring(0, from.indexOf("OKActions"));

        for (String line : List.of("MetricName: " + metric, statistic, "Period: 60", "EvaluationPeriods: " + minutes, "Threshold: " + bound,
                "ComparisonOperator: GreaterThanThreshold", "AlarmActions: [{Ref: Topic}]")) {
            assertTrue(alarm.contains("      " + line + "\n"), line + " in " + alarm);
        }
    }

    /** The balancer lets go of a task before the task stops listening, and of a quiet connection before the gateway does. */
    @Test
    void theBalancerAndTheGatewayLetGoInOrder() throws Exception {
        String text = template("infrastructure.yaml");
        int delay = number(text, "deregistration_delay.timeout_seconds, Value: \"(\\d+)\"");
        int drain = number(Files.readString(TaskDefinitions.FOLDER.resolve("api-gateway.json")), "AIPONGE_DRAIN_SECONDS\",\\s+\"value\": \"(\\d+)\"");

        assertTrue(delay >= drain, delay + " s and " + drain + " s");
        BalancerIdle.fits(number(text, "idle_timeout.timeout_seconds, Value: \"(\\d+)\""));
        assertEquals(2, number(template("services.yaml"), "MinTasks:\n    Type: Number\n    Default: (\\d+)"));
        assertEquals(10, number(template("services.yaml"), "MaxTasks:\n    Type: Number\n    Default: (\\d+)"));
    }

    private static int number(String text, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), pattern);
        return Integer.parseInt(found.group(1));
    }

    /** One set of permissions in two notations: whoever works without CloudFormation gets the same. */
    @ParameterizedTest
    @CsvSource({"ExecutionRole, ecs-execution-role-policy.json", "TaskRole, ecs-task-role-policy.json", "DebugTaskRole, debug-task-role-policy.json"})
    void rolesMayWhatTheDocumentsSay(String resource, String document) throws Exception {
        assertEquals(actionsOf(document), actionsIn(resource));
    }

    @Test
    void storageMayWhatBothDocumentsSay() throws Exception {
        Set<String> both = actionsOf("ecs-task-role-policy.json");
        both.addAll(actionsOf("storage-task-role-policy.json"));
        assertEquals(both, actionsIn("StorageTaskRole"));
    }

    private static Set<String> actionsOf(String document) {
        Set<String> actions = new TreeSet<>();
        TaskDefinitions.read(Tool.ROOT.resolve("ecs/iam").resolve(document)).path("Statement").forEach(statement -> statement.path("Action").forEach(action -> actions.add(action.asText())));
        return actions;
    }

    private static Set<String> actionsIn(String resource) throws Exception {
        String text = template("infrastructure.yaml");
        String from = text.substring(text.indexOf("\n  " + resource + ":\n") + 1);
        String block = from.substring(0, from.indexOf("\n  ", from.indexOf("      Policies:")) + 1).split("\n  (?=[A-Z#])")[0];
        String policies = from.substring(from.indexOf("      Policies:")).split("\n  (?=[A-Z#])")[0];
        assertTrue(block.contains("RoleName"), block);
        Set<String> actions = new TreeSet<>();
        var lists = java.util.regex.Pattern.compile("Action: \\[([^]]*)]").matcher(policies);
        while (lists.find()) {
            for (String action : lists.group(1).split(", ")) {
                actions.add(action.replace("\"", ""));
            }
        }
        return actions;
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
