package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts of ecs/ as they are, against AWS on loopback. */
class ScriptsTest extends OnMockPlatform {
    private static final String[] ALL = Stream.of(ServiceName.values()).map(TaskDefinitions::guideName).toArray(String[]::new);
    private static final String[] DEPLOY_USER = {"ecs/deploy.sh", "--version", "v2", "--services", USER, "--skip-build"};

    @Test
    void aDeploymentBringsAllEightAndRemembersWhatRan() {
        platform.with(2, ALL);

        Tool.Outcome outcome = platform.script(Map.of(), "ecs/deploy.sh", "--version", "v2", "--skip-build").worked();

        for (String service : ALL) {
            assertEquals(MockPlatform.revision(service, 2), platform.runs(service));
            assertEquals("1", platform.history(service));
        }
        assertTrue(outcome.output().indexOf("migration") < outcome.output().indexOf("== services"), outcome.output());
        JsonNode container = platform.definition(MockPlatform.revision(USER, 2)).path("containerDefinitions").path(0);
        assertTrue(container.path("image").asText().matches(".*/aiponge-user-service@sha256:[0-9a-f]{64}"), container.path("image").asText());
        // The full name of the secret, with the six characters that Secrets Manager adds.
        assertTrue(TaskDefinitions.pairs(container.path("secrets"), "valueFrom").get("JWT_SECRET").matches(".*:secret:aiponge/jwt-secret-[A-Za-z0-9]{6}"));
        assertTrue(TaskDefinitions.pairs(container.path("secrets"), "valueFrom").get("REVENUECAT_API_KEY").matches(".*:secret:aiponge/api-keys-[A-Za-z0-9]{6}:REVENUECAT_API_KEY::"));
    }

    @Test
    void aDeploymentThatIsNotReadyGoesBackByItself() {
        platform.with(2, USER, "api-gateway").ready.set(false);

        Tool.Outcome outcome = platform.script(Map.of(), "ecs/deploy.sh", "--version", "v2", "--services", "api-gateway,user-service", "--skip-build", "--skip-migrate");

        assertEquals(1, outcome.status(), outcome.output());
        assertTrue(outcome.output().contains("the services run what they ran before"), outcome.output());
        for (String service : new String[] {USER, "api-gateway"}) {
            assertEquals(MockPlatform.revision(service, 1), platform.runs(service));
            assertEquals("INACTIVE", platform.statusOf(MockPlatform.revision(service, 2)));
        }
    }

    @Test
    void aDeploymentWithAServiceThatIsUnwellGoesBack() {
        platform.with(2, USER).healthy.set(6);

        Tool.Outcome outcome = platform.script(Map.of(), "ecs/deploy.sh", "--version", "v2", "--services", USER, "--skip-build", "--skip-migrate");

        assertTrue(outcome.status() == 1 && outcome.output().contains("not right within"), outcome.output());
        assertEquals(MockPlatform.revision(USER, 1), platform.runs(USER));
    }

    @Test
    void tasksThatDoNotStartEndTheDeploymentWithinItsLimit() {
        platform.with(3, USER); // two are all that the mock starts

        Tool.Outcome outcome = platform.script(Map.of(), "ecs/deploy.sh", "--version", "v2", "--services", USER, "--skip-build", "--skip-migrate");

        assertTrue(outcome.status() == 1 && outcome.output().contains("not steady after 0 s"), outcome.output());
        assertEquals(MockPlatform.revision(USER, 1), platform.runs(USER));
    }

    @Test
    void aMigrationThatDoesNotEndLeavesTheServicesAlone() {
        platform.with(2, USER);

        Tool.Outcome outcome = platform.script(Map.of("MIGRATE_TIMEOUT", "0"), DEPLOY_USER);

        assertTrue(outcome.status() == 1 && outcome.output().contains("no service was touched"), outcome.output());
        assertEquals(MockPlatform.revision(USER, 1), platform.runs(USER));
        assertEquals("INACTIVE", platform.statusOf(MockPlatform.revision(USER, 2)));
    }

    @Test
    void aSecretThatIsMissingEndsTheDeploymentBeforeAnythingIsRegistered() {
        platform.with(2, USER);
        aws.json("secretsmanager", "DeleteSecret", "{\"SecretId\":\"aiponge/jwt-secret\",\"ForceDeleteWithoutRecovery\":true}");

        Tool.Outcome outcome = platform.script(Map.of(), DEPLOY_USER);

        assertTrue(outcome.status() == 1 && outcome.output().contains("aiponge/jwt-secret does not exist"), outcome.output());
    }

    @Test
    void aRollbackGoesToWhatLastRanAndThenOneFurther() {
        platform.with(2, USER);
        for (int number = 2; number <= 5; number++) {
            platform.register(USER);
        }
        platform.run(USER, 5);
        platform.setHistory(USER, "3 1"); // 4 and 2 never came up

        platform.script(Map.of(), "ecs/rollback.sh", USER).worked();
        assertEquals(MockPlatform.revision(USER, 3), platform.runs(USER));
        // Else an update of the stack aiponge-services would bring it back.
        assertEquals("INACTIVE", platform.statusOf(MockPlatform.revision(USER, 5)));

        platform.script(Map.of(), "ecs/rollback.sh", USER).worked();
        assertEquals(MockPlatform.revision(USER, 1), platform.runs(USER));

        Tool.Outcome outcome = platform.script(Map.of(), "ecs/rollback.sh", USER);
        assertTrue(outcome.status() == 1 && outcome.output().contains("--to REVISION"), outcome.output());
    }

    @Test
    void aRollbackOfAllChangesNothingWhenOneServiceHasNoPast() {
        platform.with(2, ALL);
        for (String service : ALL) {
            platform.register(service);
            platform.run(service, 2);
            platform.setHistory(service, "1");
        }

        platform.script(Map.of(), "ecs/rollback.sh", "--all").worked();
        for (String service : ALL) {
            assertEquals(MockPlatform.revision(service, 1), platform.runs(service));
            platform.register(service);
            platform.run(service, 3);
        }

        platform.setHistory(USER, "1");
        assertEquals(1, platform.script(Map.of(), "ecs/rollback.sh", "--all").status());
        assertEquals(MockPlatform.revision(USER, 3), platform.runs(USER));
    }

    @Test
    void aRollbackThatEndsHalfWaySaysSoAndGoesOnWhenItIsAskedAgain() {
        platform.with(2, ALL);
        for (String service : ALL) {
            platform.register(service);
            platform.run(service, 2);
            platform.setHistory(service, "1");
        }
        AtomicInteger updates = new AtomicInteger();
        try (WatchedAws watched = new WatchedAws(aws).refusing((action, body) -> action.equals("ecs:UpdateService") && updates.incrementAndGet() == 3)) {
            Tool.Outcome outcome = platform.script(Map.of("AWS_ENDPOINT_URL", watched.url()), "ecs/rollback.sh", "--all");

            assertTrue(outcome.status() != 0 && outcome.output().contains("FAILED half way, with api-gateway music-service ai-analytics-service moved already"), outcome.output());
        }
        assertEquals(MockPlatform.revision(USER, 2), platform.runs(USER));

        platform.script(Map.of(), "ecs/rollback.sh", "--all").worked();
        for (String service : ALL) {
            assertEquals(MockPlatform.revision(service, 1), platform.runs(service));
        }
    }

    @Test
    void repositoriesAreMadeAndMadeAgain() {
        platform.with(2, USER);

        // AWS asks for a permission on every repository of the account when none is named.
        try (WatchedAws watched = new WatchedAws(aws).refusing((action, body) -> action.equals("ecr:DescribeRepositories") && !body.contains("\"repositoryNames\": [\"aiponge-"))) {
            platform.script(Map.of("AWS_ENDPOINT_URL", watched.url()), "ecs/setup-ecr.sh").worked();
        }

        JsonNode repositories = aws.json("ecr", "DescribeRepositories", "{}").path("repositories");
        assertEquals(8, repositories.size());
        repositories.forEach(repository -> {
            assertTrue(repository.path("imageScanningConfiguration").path("scanOnPush").asBoolean());
            assertEquals("IMMUTABLE", repository.path("imageTagMutability").asText());
        });
    }

    @Test
    void alarmsAndTheDashboardAreOneStack() {
        platform.with(2);

        platform.script(Map.of("LOAD_BALANCER", "app/aiponge-alb/1", "TARGET_GROUP", "targetgroup/aiponge-api-gateway-tg/1"), "ecs/alarms.sh", "deploy", "oncall@example.com", "320").worked();

        // The mock makes no alarms from templates; the dashboard of the same template is there.
        assertTrue(aws.query("monitoring", "ListDashboards", Map.of("Version", "2010-08-01")).contains("aiponge"));
    }

    @Test
    void aDebugTaskStartsAndIsStopped() {
        platform.with(2);

        Tool.Outcome outcome = platform.script(Map.of("NO_SESSION", "yes"), "ecs/exec.sh", "--minutes", "1").worked();

        assertTrue(outcome.output().contains("started arn:aws:ecs:"), outcome.output());
        assertEquals(0, aws.json("ecs", "ListTasks", "{\"cluster\":\"aiponge-cluster\",\"desiredStatus\":\"RUNNING\"}").path("taskArns").size());
        assertEquals("INACTIVE", platform.statusOf("aiponge-debug:1"));
    }
}
