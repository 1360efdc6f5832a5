package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every JSON document against the service model of AWS: names and types. Nothing is called. */
class DocumentsTest {
    /** A port where nobody listens: what is well-formed gets as far as the connection. */
    private static String refusal(String service, String operation, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", "http://127.0.0.1:9", service, operation));
        command.addAll(arguments);
        return Tool.run(Map.of(), command).output();
    }

    private static void validated(String service, String operation, List<String> arguments) {
        String output = refusal(service, operation, arguments);
        assertTrue(output.contains("Could not connect to the endpoint"), output);
    }

    @Test
    void taskDefinitionsAreWhatEcsTakes(@TempDir Path folder) {
        Tool.needs("aws");
        TaskDefinitions.filled(folder, "--otel");
        for (ServiceName service : ServiceName.values()) {
            validated("ecs", "register-task-definition", List.of("--cli-input-json", "file://" + folder.resolve(TaskDefinitions.guideName(service) + ".json")));
        }
    }

    @Test
    void aNameThatEcsDoesNotKnowIsFound(@TempDir Path folder) throws Exception {
        Tool.needs("aws");
        String text = Files.readString(TaskDefinitions.FOLDER.resolve("user-service.json")).replace("\"stopTimeout\"", "\"stopTimeOut\"");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), text);

        String output = refusal("ecs", "register-task-definition", List.of("--cli-input-json", "file://" + wrong));

        assertTrue(output.contains("Unknown parameter in containerDefinitions[0]: \"stopTimeOut\""), output);
    }

    @ParameterizedTest
    @CsvSource({
        "ecs,        register-task-definition,       debug-task-definition.json",
        "cloudfront, create-distribution,            cloudfront-distribution.json",
        "cloudfront, create-origin-access-control,   policies/cloudfront-origin-access-control.json",
        "cloudfront, create-cache-policy,            policies/cloudfront-cache-policy.json",
        "cloudfront, create-response-headers-policy, policies/cloudfront-response-headers-policy.json"})
    void documentsAreWhatTheirOperationTakes(String service, String operation, String file) {
        Tool.needs("aws");
        validated(service, operation, List.of("--cli-input-json", "file://" + Tool.ROOT.resolve("ecs").resolve(file)));
    }

    @Test
    void bucketRulesAreWhatS3Takes() {
        Tool.needs("aws");
        String folder = "file://" + Tool.ROOT.resolve("ecs/policies");
        validated("s3api", "put-bucket-cors", List.of("--bucket", "x", "--cors-configuration", folder + "/s3-cors.json"));
        validated("s3api", "put-bucket-lifecycle-configuration", List.of("--bucket", "x", "--lifecycle-configuration", folder + "/s3-lifecycle.json"));
    }

    /** A browser that was redirected to a signed address names no origin; nobody but the app may do more than read. */
    @Test
    void everyPageMayPlayAndNoneButTheAppMayWrite() throws Exception {
        JsonNode rules = TaskDefinitions.read(Tool.ROOT.resolve("ecs/policies/s3-cors.json")).path("CORSRules");
        String template = Files.readString(Tool.ROOT.resolve("ecs/cloudformation/infrastructure.yaml"));

        assertEquals("[\"GET\",\"HEAD\"] [\"*\"]", rules.path(0).path("AllowedMethods") + " " + rules.path(0).path("AllowedOrigins"));
        assertTrue(template.contains("            AllowedMethods: [GET, HEAD]\n            AllowedOrigins: [\"*\"]\n"), "the template has the same rule");
        assertEquals("[\"GET\",\"PUT\",\"POST\",\"DELETE\",\"HEAD\"]", rules.path(1).path("AllowedMethods").toString());
        assertFalse(rules.path(1).path("AllowedOrigins").toString().contains("\"*\""));
    }

    @Test
    void publicMediaIsReadThroughCloudFrontAlone() {
        JsonNode policy = TaskDefinitions.read(Tool.ROOT.resolve("ecs/policies/s3-bucket-policy.json"));
        for (JsonNode statement : policy.path("Statement")) {
            if (statement.path("Effect").asText().equals("Allow")) {
                assertEquals("cloudfront.amazonaws.com", statement.path("Principal").path("Service").asText());
                assertTrue(statement.path("Resource").asText().endsWith("/public/*"), "private files are read by the storage service");
                assertTrue(statement.path("Condition").path("StringEquals").has("AWS:SourceArn"));
            }
        }
    }

    @Test
    void noRoleMayDoEverything() throws Exception {
        try (Stream<Path> files = Files.list(Tool.ROOT.resolve("ecs/iam"))) {
            for (Path file : files.toList()) {
                for (JsonNode statement : TaskDefinitions.read(file).path("Statement")) {
                    statement.path("Action").forEach(action -> assertTrue(!action.asText().contains("*"), file + ": " + action));
                    if (statement.path("Resource").toString().equals("\"*\"")) {
                        assertEquals(new TreeSet<String>(), unbounded(statement), file.getFileName() + ": these can be narrowed to a resource");
                    }
                }
            }
        }
    }

    /** Actions on all resources for which AWS has no resource type, or a condition stands in. */
    private static TreeSet<String> unbounded(JsonNode statement) {
        TreeSet<String> actions = new TreeSet<>();
        statement.path("Action").forEach(action -> actions.add(action.asText()));
        actions.removeIf(action -> action.matches("xray:.*|ssmmessages:.*|.*:(List|Describe)[A-Za-z]*|sts:GetCallerIdentity|ecr:GetAuthorizationToken"
                + "|ecs:(Register|Deregister)TaskDefinition"));
        return statement.has("Condition") ? new TreeSet<>() : actions;
    }
}
