package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** deploy.sh when it does not go as it should: interrupted, begun again, stopped by ECS. */
class DeploymentsTest extends OnMockPlatform {
    private static final String[] UPDATE_USER = {"ecs/deploy.sh", "--version", "v2", "--services", USER, "--skip-build", "--skip-migrate"};

    /** What the circuit breaker makes of tasks that end again and again. */
    @Test
    void aDeploymentThatEcsFailsGoesBackAtOnce() {
        platform.with(2, USER);
        String failed = MockPlatform.revision(USER, 2);
        try (WatchedAws watched = new WatchedAws(aws).answering((action, answer) -> action.equals("ecs:DescribeServices") && answer.contains(failed)
                ? answer.replace("\"rolloutState\": \"COMPLETED\"", "\"rolloutState\": \"FAILED\"") : answer)) {

            Tool.Outcome outcome = platform.script(Map.of("AWS_ENDPOINT_URL", watched.url(), "DEPLOY_TIMEOUT", "60"), UPDATE_USER);

            assertEquals(1, outcome.status(), outcome.output());
            assertTrue(outcome.output().contains("ECS stopped this deployment (state FAILED"), outcome.output());
            assertTrue(outcome.output().contains("the services run what they ran before"), outcome.output());
            assertEquals(MockPlatform.revision(USER, 1), platform.runs(USER));
            assertEquals("INACTIVE", platform.statusOf(failed));
        }
    }

    /** Ctrl-C and what a pipeline sends. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void anInterruptedDeploymentSaysHowThingsStandAndGoesBack(String signal) {
        platform.with(2, USER).ready.set(false);

        Tool.Outcome outcome = platform.interrupted(Map.of("VERIFY_TIMEOUT", "60"), "== verification", signal, UPDATE_USER);

        assertEquals(1, outcome.status(), outcome.output());
        assertTrue(outcome.output().contains("interrupted\n== going back. By hand it is:\necs/rollback.sh user-service --to 1\n"), outcome.output());
        assertTrue(outcome.output().contains("the services run what they ran before"), outcome.output());
        assertEquals(MockPlatform.revision(USER, 1), platform.runs(USER));
        assertEquals("INACTIVE", platform.statusOf(MockPlatform.revision(USER, 2)));
    }

    @Test
    void whoeverDoesNotWaitForTheWayBackIsToldIt() {
        platform.with(2, USER).ready.set(false);

        Tool.Outcome outcome = platform.interrupted(Map.of("VERIFY_TIMEOUT", "60"), "== (verification|going back).*", "INT", UPDATE_USER);

        assertEquals(130, outcome.status(), outcome.output());
        assertTrue(outcome.output().endsWith("FAILED: interrupted once more, with the work half done. By hand it is:\necs/rollback.sh user-service --to 1\n"), outcome.output());
    }

    /** Else an update of the stack aiponge-services would bring what nobody tried. */
    @Test
    void aRevisionThatWasNeverTriedIsNotTheNewest() {
        platform.with(2, USER, "system-service");
        aws.json("ecr", "BatchDeleteImage", "{\"repositoryName\":\"aiponge-user-service\",\"imageIds\":[{\"imageTag\":\"v2\"}]}");

        Tool.Outcome outcome = platform.script(Map.of(), "ecs/deploy.sh", "--version", "v2", "--services", "system-service," + USER, "--skip-build");

        assertTrue(outcome.status() == 1 && outcome.output().contains("aiponge-user-service:v2 is not in ECR"), outcome.output());
        assertTrue(outcome.output().contains("no service was touched"), outcome.output());
        assertEquals("INACTIVE", platform.statusOf(MockPlatform.revision("system-service", 2)));
    }

    @Test
    void noMigrationIsStartedNowhere() {
        platform.with(2, USER);
        try (WatchedAws watched = new WatchedAws(aws)) {
            Tool.Outcome outcome = platform.script(Map.of("AWS_ENDPOINT_URL", watched.url(), "PRIVATE_SUBNETS", ""), "ecs/deploy.sh", "--version", "v2", "--services", USER, "--skip-build");

            assertTrue(outcome.status() == 1 && outcome.output().contains("no service was touched"), outcome.output());
            assertFalse(watched.actions().contains("ecs:RunTask"), "there is no stack that says where");
        }
    }

    /** Tags never move, so a second push of the same one would be refused. */
    @Test
    void aDeploymentBegunAgainBuildsOnlyWhatIsMissing(@TempDir Path folder) throws Exception {
        platform.with(2, USER, "system-service");
        aws.json("ecr", "BatchDeleteImage", "{\"repositoryName\":\"aiponge-user-service\",\"imageIds\":[{\"imageTag\":\"v2\"}]}");
        Path calls = folder.resolve("calls");
        Path docker = Files.writeString(folder.resolve("docker"), "#!/bin/sh\necho \"$@\" >>" + calls + "\ncat >/dev/null\n");
        assertTrue(docker.toFile().setExecutable(true));

        Tool.Outcome outcome = platform.script(Map.of("PATH", folder + ":" + AwsForks.path()), "ecs/deploy.sh", "--version", "v2", "--services", "system-service," + USER);

        List<String> made = Files.readAllLines(calls);
        assertEquals(2, made.size(), made.toString()); // the log in, and one build
        assertTrue(made.getFirst().startsWith("login --username AWS --password-stdin "), made.toString());
        assertTrue(made.getLast().matches("buildx build --platform linux/amd64 .*SERVICE=user-service .*SERVICE_PORT=3003 .*-t \\S+/aiponge-user-service:v2 .*--push .*"), made.getLast());
        assertTrue(outcome.output().contains("aiponge-system-service:v2 is there"), outcome.output());
    }

    @Test
    void aSettingThatNobodyReadsIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("typo.env"), "# a comment\n\nNODE_ENV=staging\r\nCORS_ORIGINS=\"https://a.example, https://b.example\"\n");
        Tool.run(Map.of(), List.of("ecs/deploy.sh", "--version", "v1", "--env-file", file.toString(), "--render", folder.resolve("good").toString())).worked();
        String gateway = Files.readString(folder.resolve("good/api-gateway.json"));
        assertTrue(gateway.contains("\"value\": \"https://a.example, https://b.example\"") && gateway.contains("\"value\": \"staging\""), gateway);

        Files.writeString(file, "NODE_ENV=production\nCORS_ORIGIN=https://a.example\n$(touch ran)\n");
        Tool.Outcome outcome = Tool.run(Map.of(), List.of("ecs/deploy.sh", "--version", "v1", "--env-file", file.toString(), "--render", folder.resolve("bad").toString()));

        assertTrue(outcome.status() == 1 && outcome.output().contains("reads: CORS_ORIGIN $(touch ran)"), outcome.output());
        assertFalse(Files.exists(Tool.ROOT.resolve("ran")));
    }

    /** The bash of macOS is 3.2; newer ones can stand in for its way with quotes. */
    @Test
    void anOldBashFillsTheSameDocuments(@TempDir Path folder) throws Exception {
        for (String compatible : List.of("3.2", "5.0")) {
            Tool.run(Map.of("BASH_COMPAT", compatible), List.of("ecs/deploy.sh", "--version", "v1", "--env-file", "ecs/example.env", "--otel", "--render",
                    folder.resolve(compatible).toString())).worked();
        }
        for (String file : List.of("api-gateway.json", "storage-service.json")) {
            assertEquals(Files.readString(folder.resolve("5.0").resolve(file)), Files.readString(folder.resolve("3.2").resolve(file)));
        }
    }
}
