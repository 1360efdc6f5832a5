package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** From an empty account to eight services, in the order of docs/deploy-aws.md. The mock makes the network, the roles, the balancer and the cluster, and passes over the rest. */
class FirstDeploymentTest extends OnMockPlatform {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anEmptyAccountRunsAllEightServicesAfterTheStepsOfTheGuide() throws Exception {
        aws.reset();
        Map<String, String> outputs = stack("aiponge-infrastructure", makeable(), Map.of("Size", "production", "CertificateArn", certificate()));
        assertEquals(Set.of("0.0.0.0/0 to alb 443", "0.0.0.0/0 to alb 80", "alb to ecs 8080", "ecs to ecs 3001-3007", "ecs to db 5432", "db to db 5432", "ecs to cache 6379"), edges());
        assertEquals(List.of("10.0.1.0/24", "10.0.10.0/24", "10.0.11.0/24", "10.0.2.0/24"), networks());

        // The template says so, but the mock does not do it.
        for (JsonNode vpc : look("ec2", "describe-vpcs").path("Vpcs")) {
            aws.query("ec2", "ModifyVpcAttribute", Map.of("Version", "2016-11-15", "VpcId", vpc.path("VpcId").asText(), "EnableDnsHostnames.Value", "true"));
        }

        platform.script(Map.of(), "ecs/secrets.sh", "create").worked();
        for (ServiceName service : ServiceName.values()) {
            platform.image(TaskDefinitions.guideName(service));
        }
        platform.script(Map.of(), "ecs/deploy.sh", "--version", "v2", "--prepare").worked();
        Map<String, String> parameters = new TreeMap<>(outputs);
        parameters.keySet().retainAll(Set.of("PrivateSubnets", "EcsSecurityGroup", "GatewayTargetGroup"));
        parameters.put("Namespace", "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1"); // which the mock does not make
        stack("aiponge-services", template("services.yaml"), parameters);
        for (ServiceName service : ServiceName.values()) {
            assertEquals(MockPlatform.revision(TaskDefinitions.guideName(service), 1), platform.runs(TaskDefinitions.guideName(service)));
        }

        // The second start of every task, with which it learns the names of the others.
        platform.script(Map.of(), "ecs/deploy.sh", "--version", "v2", "--skip-build", "--skip-migrate").worked();
        for (ServiceName service : ServiceName.values()) {
            assertEquals(MockPlatform.revision(TaskDefinitions.guideName(service), 2), platform.runs(TaskDefinitions.guideName(service)));
        }
        platform.script(Map.of(), "ecs/rollback.sh", USER).worked();
    }

    private static String template(String name) throws Exception {
        return Files.readString(Tool.ROOT.resolve("ecs/cloudformation").resolve(name));
    }

    /** Without the reference on which the mock stumbles, and without outputs of what it does not make. */
    private static String makeable() throws Exception {
        String text = template("infrastructure.yaml");
        String made = text.replace("      DBParameterGroupName: {Ref: DatabaseParameters}\n", "");
        assertTrue(made.length() < text.length());
        int outputs = made.indexOf("\nOutputs:\n");
        return made.substring(0, outputs) + made.substring(outputs).replaceAll("  (DatabaseProxyHost|CacheHost|CdnHost|Namespace|LoadBalancerName|GatewayTargetGroupName):\n(    .*\n)+", "");
    }

    private static String certificate() throws Exception {
        return look("acm", "request-certificate", "--domain-name", "api.aiponge.com").path("CertificateArn").asText();
    }

    private static JsonNode look(String... command) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of("aws", "--endpoint-url", aws.url(), "--output", "json"));
        all.addAll(List.of(command));
        return JSON.readTree(Tool.run(Map.of(), all).worked().output());
    }

    /** Its outputs. */
    private static Map<String, String> stack(String name, String template, Map<String, String> parameters) throws Exception {
        Map<String, String> form = new TreeMap<>(Map.of("Version", "2010-05-15", "StackName", name, "TemplateBody", template, "Capabilities.member.1", "CAPABILITY_NAMED_IAM"));
        int number = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            form.put("Parameters.member." + ++number + ".ParameterKey", parameter.getKey());
            form.put("Parameters.member." + number + ".ParameterValue", parameter.getValue());
        }
        aws.query("cloudformation", "CreateStack", form);
        JsonNode stack = look("cloudformation", "describe-stacks", "--stack-name", name).path("Stacks").path(0);
        assertEquals("CREATE_COMPLETE", stack.path("StackStatus").asText());
        Map<String, String> outputs = new TreeMap<>();
        stack.path("Outputs").forEach(output -> outputs.put(output.path("OutputKey").asText(), output.path("OutputValue").asText()));
        return outputs;
    }

    /** Who may reach whom, by the groups as they stand. */
    private static Set<String> edges() throws Exception {
        JsonNode groups = look("ec2", "describe-security-groups").path("SecurityGroups");
        Map<String, String> names = new TreeMap<>();
        groups.forEach(group -> names.put(group.path("GroupId").asText(), group.path("GroupName").asText().replaceAll("aiponge-(.*)-sg", "$1")));
        Set<String> edges = new TreeSet<>();
        groups.forEach(group -> group.path("IpPermissions").forEach(permission -> {
            String ports = permission.path("FromPort").asText().equals(permission.path("ToPort").asText()) ? permission.path("ToPort").asText()
                    : permission.path("FromPort").asText() + "-" + permission.path("ToPort").asText();
            String to = " to " + names.get(group.path("GroupId").asText()) + " " + ports;
            permission.path("UserIdGroupPairs").forEach(pair -> edges.add(names.get(pair.path("GroupId").asText()) + to));
            permission.path("IpRanges").forEach(range -> edges.add(range.path("CidrIp").asText() + to));
        }));
        return edges;
    }

    private static List<String> networks() throws Exception {
        TreeSet<String> networks = new TreeSet<>();
        look("ec2", "describe-subnets").path("Subnets").forEach(subnet -> networks.add(subnet.path("CidrBlock").asText()));
        networks.removeIf(network -> !network.startsWith("10."));
        return List.copyOf(networks);
    }
}
