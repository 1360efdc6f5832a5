package com.aiponge.standalone.deploy;

import com.aiponge.testkit.FakeHttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The platform in a mock AWS, deployed once, with a gateway that answers what a test wants. */
final class MockPlatform implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "123456789012";
    final MockAws aws;
    final AtomicBoolean ready = new AtomicBoolean(true);
    final AtomicInteger healthy = new AtomicInteger(7);
    private final FakeHttpServer gateway;
    private final Map<String, String> environment = new TreeMap<>();
    private String subnet;

    MockPlatform(MockAws aws) {
        this.aws = aws;
        this.gateway = FakeHttpServer.start(exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> FakeHttpServer.json(exchange, 200, "{\"status\":\"healthy\"}");
                case "/health/services" -> FakeHttpServer.json(exchange, 200, "{\"services\":[],\"summary\":{\"total\":7,\"healthy\":" + healthy + ",\"unhealthy\":0}}");
                default -> FakeHttpServer.json(exchange, ready.get() ? 200 : 503, "{}");
            }
        });
        environment.putAll(Map.of("AWS_ENDPOINT_URL", aws.url(), "API_URL", gateway.uri().toString(), "POLL_SECONDS", "0.1", "VERIFY_TIMEOUT", "0", "DEPLOY_TIMEOUT", "0"));
    }

    /** An empty account becomes one in which revision 1 of these services runs, and images of v2 wait. */
    MockPlatform with(int tasks, String... services) {
        aws.reset();
        aws.json("ecs", "CreateCluster", "{\"clusterName\":\"aiponge-cluster\"}");
        subnet = found("<subnetId>(subnet-[0-9a-f]+)", aws.query("ec2", "DescribeSubnets", Map.of("Version", "2016-11-15")));
        environment.put("PRIVATE_SUBNETS", subnet);
        environment.put("ECS_SECURITY_GROUP", found("<groupId>(sg-[0-9a-f]+)", aws.query("ec2", "DescribeSecurityGroups", Map.of("Version", "2016-11-15"))));
        for (String name : List.of("database-url", "redis-url", "jwt-secret", "jwt-secret-retired", "internal-service-secret", "internal-service-secret-retired",
                "entry-encryption-key", "entry-encryption-keys-retired", "ops-token", "api-keys", "cloudfront-private-key")) {
            aws.json("secretsmanager", "CreateSecret", "{\"Name\":\"aiponge/" + name + "\",\"SecretString\":\"x\"}");
        }
        for (String service : services) {
            aws.json("ecr", "CreateRepository", "{\"repositoryName\":\"aiponge-" + service + "\"}");
            image(service);
            register(service);
            aws.json("ecs", "CreateService", "{\"cluster\":\"aiponge-cluster\",\"serviceName\":\"aiponge-" + service + "\",\"taskDefinition\":\"" + revision(service, 1)
                    + "\",\"desiredCount\":" + tasks + "}");
        }
        return this;
    }

    /** With a database behind a proxy, and parameters of its own. */
    MockPlatform andDatabase() {
        rds("CreateDBSubnetGroup", Map.of("DBSubnetGroupName", "aiponge-db-subnet", "DBSubnetGroupDescription", "d", "SubnetIds.SubnetIdentifier.1", subnet));
        rds("CreateDBParameterGroup", Map.of("DBParameterGroupName", "quiet", "DBParameterGroupFamily", "postgres16", "Description", "d"));
        rds("CreateDBInstance", Map.of("DBInstanceIdentifier", "aiponge-db", "DBInstanceClass", "db.t3.micro", "Engine", "postgres", "MasterUsername", "u",
                "MasterUserPassword", "password", "AllocatedStorage", "20", "DBSubnetGroupName", "aiponge-db-subnet", "DBParameterGroupName", "quiet",
                "BackupRetentionPeriod", "7", "MaxAllocatedStorage", "500"));
        rds("CreateDBProxy", Map.of("DBProxyName", "aiponge-db-proxy", "EngineFamily", "POSTGRESQL", "RoleArn", "arn:aws:iam::" + ACCOUNT + ":role/r",
                "VpcSubnetIds.member.1", subnet, "Auth.member.1.AuthScheme", "SECRETS"));
        rds("RegisterDBProxyTargets", Map.of("DBProxyName", "aiponge-db-proxy", "DBInstanceIdentifiers.member.1", "aiponge-db"));
        return this;
    }

    String rds(String operation, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Version", "2014-10-31");
        return aws.query("rds", operation, all);
    }

    /** With the stack that tells scripts where they are, instead of their environment. */
    MockPlatform andStack() {
        String outputs = Map.of("PrivateSubnets", environment.remove("PRIVATE_SUBNETS"), "EcsSecurityGroup", environment.remove("ECS_SECURITY_GROUP"), "LoadBalancerName", "app/aiponge-alb/1",
                "GatewayTargetGroupName", "targetgroup/aiponge-api-gateway-tg/1", "DatabaseConnectionsMost", "320").entrySet().stream()
                .map(output -> "\"" + output.getKey() + "\":{\"Value\":\"" + output.getValue() + "\"}").collect(Collectors.joining(",", "{", "}"));
        aws.query("cloudformation", "CreateStack", Map.of("Version", "2010-05-15", "StackName", "aiponge-infrastructure",
                "TemplateBody", "{\"Resources\":{\"Some\":{\"Type\":\"AWS::SNS::Topic\"}},\"Outputs\":" + outputs + "}"));
        return this;
    }

    /** The instance behind the proxy. */
    String proxied() {
        return found("<RdsResourceId>([^<]+)", rds("DescribeDBProxyTargets", Map.of("DBProxyName", "aiponge-db-proxy")));
    }

    /** Puts v2 into the repository of this service. */
    void image(String service) {
        aws.json("ecr", "PutImage", "{\"repositoryName\":\"aiponge-" + service + "\",\"imageTag\":\"v2\",\"imageManifest\":\"{\\\"schemaVersion\\\":2,\\\"mediaType\\\":"
                + "\\\"application/vnd.docker.distribution.manifest.v2+json\\\",\\\"config\\\":{},\\\"layers\\\":[]}\"}");
    }

    void register(String service) {
        aws.json("ecs", "RegisterTaskDefinition", "{\"family\":\"aiponge-" + service + "\",\"containerDefinitions\":[{\"name\":\"" + service + "\",\"image\":\"x\",\"memory\":128}]}");
    }

    static String revision(String service, int number) {
        return "arn:aws:ecs:us-east-1:" + ACCOUNT + ":task-definition/aiponge-" + service + ":" + number;
    }

    /** What the service runs now. */
    String runs(String service) {
        return service(service).path("taskDefinition").asText();
    }

    /** The numbers that rollback.sh reads. */
    String history(String service) {
        for (JsonNode tag : service(service).path("tags")) {
            if (tag.path("key").asText().equals("aiponge:ran")) {
                return tag.path("value").asText();
            }
        }
        return null;
    }

    void setHistory(String service, String numbers) {
        aws.json("ecs", "TagResource", "{\"resourceArn\":\"" + service(service).path("serviceArn").asText() + "\",\"tags\":[{\"key\":\"aiponge:ran\",\"value\":\"" + numbers + "\"}]}");
    }

    void run(String service, int number) {
        aws.json("ecs", "UpdateService", "{\"cluster\":\"aiponge-cluster\",\"service\":\"aiponge-" + service + "\",\"taskDefinition\":\"" + revision(service, number) + "\"}");
    }

    String statusOf(String revision) {
        return definition(revision).path("status").asText();
    }

    JsonNode definition(String revision) {
        return aws.json("ecs", "DescribeTaskDefinition", "{\"taskDefinition\":\"" + revision + "\"}").path("taskDefinition");
    }

    private JsonNode service(String service) {
        return aws.json("ecs", "DescribeServices", "{\"cluster\":\"aiponge-cluster\",\"services\":[\"aiponge-" + service + "\"],\"include\":[\"TAGS\"]}").path("services").path(0);
    }

    Tool.Outcome script(Map<String, String> more, String... command) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return Tool.run(all, List.of(command));
    }

    /** As {@link #script}, and once the output says that, the script gets the signal. */
    Tool.Outcome interrupted(Map<String, String> more, String at, String signal, String... command) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return Tool.interrupted(all, at, signal, List.of(command));
    }

    /** Enters the account as somebody who may do what the policy says, and nothing else; gives the credentials. */
    Map<String, String> actingUnder(String policyFile, String without) {
        ObjectNode policy = (ObjectNode) TaskDefinitions.read(Tool.ROOT.resolve("ecs/iam").resolve(policyFile));
        for (JsonNode statement : policy.path("Statement")) {
            List<JsonNode> kept = new ArrayList<>();
            statement.path("Action").forEach(kept::add);
            kept.removeIf(action -> action.asText().equals(without));
            // The mock takes the name under which requests are signed for that of the permission.
            List.copyOf(kept).stream().map(JsonNode::asText).filter(action -> action.startsWith("cloudwatch:"))
                    .forEach(action -> kept.add(JSON.getNodeFactory().textNode(action.replace("cloudwatch:", "monitoring:"))));
            kept.add(JSON.getNodeFactory().textNode("none:Nothing"));
            ((ObjectNode) statement).putArray("Action").addAll(kept);
            // The mock knows actions only: it compares every resource with "*" and no condition.
            ((ObjectNode) statement).put("Resource", "*").remove("Condition");
        }
        String name = "u" + System.nanoTime();
        aws.query("iam", "CreateUser", Map.of("UserName", name, "Version", "2010-05-08"));
        aws.query("iam", "PutUserPolicy", Map.of("UserName", name, "PolicyName", "p", "PolicyDocument", policy.toString(), "Version", "2010-05-08"));
        String key = aws.query("iam", "CreateAccessKey", Map.of("UserName", name, "Version", "2010-05-08"));
        aws.enforce(true);
        return Map.of("AWS_ACCESS_KEY_ID", found("<AccessKeyId>([^<]+)", key), "AWS_SECRET_ACCESS_KEY", found("<SecretAccessKey>([^<]+)", key));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " in " + text);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
