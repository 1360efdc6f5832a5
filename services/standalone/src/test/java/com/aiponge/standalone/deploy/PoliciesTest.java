package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each policy of ecs/iam that a person or a pipeline holds: it is enough for its scripts, and none of its actions is there for nothing. */
class PoliciesTest extends OnMockPlatform {
    private static final String DEPLOY = "deploy-policy.json";
    private static final String RESTORE = "operator-restore-policy.json";
    private static final String SECRETS = "operator-secrets-policy.json";
    private static final String ALARMS = "operator-alarms-policy.json";
    /** What a policy is for. One call each, in an account that {@link #arrange} makes. */
    private static final Map<String, String[]> USES = new LinkedHashMap<>();
    private static final Map<String, String> POLICIES = new LinkedHashMap<>();
    /** Actions that no script asks for by itself. */
    private static final Map<String, Set<String>> ASKED_BY_OTHERS = Map.of(
            // docker, when it logs in and pushes; ECR and ECS for what is tagged as it is made; ECS for the roles that a task gets.
            DEPLOY, Set.of("ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer",
                    "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart", "ecr:TagResource", "iam:PassRole"),
            // The person who looks for a snapshot; RDS and ECS for tags; the session, which the mock has not.
            RESTORE, Set.of("rds:DescribeDBSnapshots", "rds:AddTagsToResource", "ecs:TagResource", "ecs:ExecuteCommand", "iam:PassRole"),
            SECRETS, Set.of(),
            // CloudFormation, in the name of who calls it, to make, read and change what the template has; the person who wants to know why it failed.
            ALARMS, Set.of("cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms", "cloudwatch:TagResource", "cloudwatch:ListTagsForResource", "cloudwatch:PutDashboard",
                    "cloudwatch:GetDashboard", "cloudwatch:DeleteDashboards", "sns:CreateTopic", "sns:DeleteTopic", "sns:GetTopicAttributes", "sns:SetTopicAttributes", "sns:Subscribe",
                    "sns:ListSubscriptionsByTopic", "sns:ListTagsForResource", "sns:TagResource", "sns:GetDataProtectionPolicy", "cloudformation:DescribeStackEvents"));

    private static void use(String policy, String name, String... command) {
        POLICIES.put(name, policy);
        USES.put(name, command);
    }

    static {
        use(DEPLOY, "repositories", "ecs/setup-ecr.sh");
        use(DEPLOY, "deployment", "ecs/deploy.sh", "--version", "v2", "--services", USER, "--skip-build");
        use(DEPLOY, "rollback", "ecs/rollback.sh", USER);
        use(RESTORE, "restore", "ecs/restore.sh", "to-latest", "--target", "aiponge-db-copy");
        use(RESTORE, "snapshot", "ecs/restore.sh", "from-snapshot", "kept", "--target", "aiponge-db-copy");
        use(RESTORE, "switch", "ecs/restore.sh", "switch", "aiponge-db-other");
        use(RESTORE, "shell", "ecs/exec.sh", "--minutes", "1");
        use(SECRETS, "secrets", "ecs/secrets.sh", "create");
        use(SECRETS, "rotation", "ecs/secrets.sh", "rotate", "jwt-secret", "prepare");
        use(SECRETS, "key of the CDN", "ecs/secrets.sh", "cloudfront-key", "use");
        use(ALARMS, "alarms", "ecs/alarms.sh", "deploy", "oncall@example.com");
        use(ALARMS, "a drill", "ecs/alarms.sh", "try", "aiponge-error-rate");
    }

    private void arrange(String use) {
        platform.with(2, USER).andStack();
        switch (use) {
            case "rollback" -> {
                platform.register(USER);
                platform.run(USER, 2);
                platform.setHistory(USER, "1");
            }
            case "restore", "snapshot", "switch" -> {
                platform.andDatabase();
                platform.rds("CreateDBSnapshot", Map.of("DBInstanceIdentifier", "aiponge-db", "DBSnapshotIdentifier", "kept"));
                platform.rds("RestoreDBInstanceFromDBSnapshot", Map.of("DBInstanceIdentifier", "aiponge-db-other", "DBSnapshotIdentifier", "kept"));
            }
            case "secrets" -> aws.json("secretsmanager", "DeleteSecret", "{\"SecretId\":\"aiponge/ops-token\",\"ForceDeleteWithoutRecovery\":true}");
            case "key of the CDN" -> aws.json("secretsmanager", "PutSecretValue", "{\"SecretId\":\"aiponge/cloudfront-private-key\",\"SecretString\":\"k\",\"VersionStages\":[\"AWSPENDING\"]}");
            case "a drill" -> aws.query("monitoring", "PutMetricAlarm", Map.of("Version", "2010-08-01", "AlarmName", "aiponge-error-rate", "Namespace", "n", "MetricName", "m",
                    "ComparisonOperator", "GreaterThanThreshold", "EvaluationPeriods", "1", "Period", "60", "Statistic", "Sum", "Threshold", "1"));
            default -> { }
        }
    }

    private Tool.Outcome run(String use, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(more);
        all.put("NO_SESSION", "yes");
        return platform.script(all, USES.get(use));
    }

    static Stream<String> uses() {
        return USES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aScriptNeedsNoMoreThanItsPolicy(String use) {
        arrange(use);

        run(use, platform.actingUnder(POLICIES.get(use), null)).worked();
    }

    private Set<String> asked(String use) {
        arrange(use);
        try (WatchedAws watched = new WatchedAws(aws)) {
            run(use, Map.of("AWS_ENDPOINT_URL", watched.url())).worked();
            Set<String> actions = new TreeSet<>(watched.actions());
            actions.remove("sts:GetCallerIdentity"); // for which nobody needs a permission
            return actions;
        }
    }

    @Test
    void everyActionIsAskedForByAScriptOrByOneWhoIsNamed() {
        Map<String, Set<String>> asked = new TreeMap<>();
        POLICIES.forEach((use, policy) -> asked.computeIfAbsent(policy, none -> new TreeSet<>()).addAll(asked(use)));
        asked.forEach((policy, actions) -> {
            assertTrue(actions.stream().noneMatch(ASKED_BY_OTHERS.get(policy)::contains), policy + ": a script asks for " + actions);
            actions.addAll(ASKED_BY_OTHERS.get(policy));
            Set<String> allowed = new TreeSet<>();
            TaskDefinitions.read(Tool.ROOT.resolve("ecs/iam").resolve(policy)).path("Statement")
                    .forEach(statement -> statement.path("Action").forEach(action -> allowed.add(action.asText())));
            assertEquals(allowed, actions, policy);
        });
    }

    /** One or two of each script; {@code -Daiponge.deploy.all=true} takes away every action that a script asks for, in turn, which takes minutes. */
    static List<Arguments> needed() {
        Map<String, List<String>> some = Map.of("repositories", List.of("ecr:PutLifecyclePolicy"), "deployment", List.of("ecs:RunTask", "ecs:UpdateService"),
                "rollback", List.of("ecs:TagResource"), "restore", List.of("rds:ModifyDBInstance"), "switch", List.of("rds:RegisterDBProxyTargets", "rds:DescribeDBProxyTargets"), "shell", List.of("ecs:RunTask"),
                "rotation", List.of("secretsmanager:DescribeSecret"), "alarms", List.of("cloudformation:CreateChangeSet"), "a drill", List.of("cloudwatch:SetAlarmState"));
        List<Arguments> all = new ArrayList<>();
        USES.keySet().forEach(use -> (Boolean.getBoolean("aiponge.deploy.all") ? everyOf(use) : some.getOrDefault(use, List.of())).forEach(action -> all.add(Arguments.of(use, action))));
        return all;
    }

    private static Iterable<String> everyOf(String use) {
        PoliciesTest test = new PoliciesTest();
        test.open();
        try {
            return test.asked(use);
        } finally {
            test.close();
        }
    }

    @ParameterizedTest
    @MethodSource("needed")
    void aScriptNeedsNoLess(String use, String action) {
        arrange(use);

        Tool.Outcome outcome = run(use, platform.actingUnder(POLICIES.get(use), action));

        // What is tidied up at the end is no failure of what was asked for, but it is said.
        assertTrue(outcome.status() != 0 || outcome.output().contains("could not "), outcome.output());
        // The command line reads no reason out of the mock's refusal while it waits for a change set.
        assertTrue(outcome.output().contains("AccessDenied") || outcome.output().contains("Waiting for changeset"), outcome.output());
    }
}
