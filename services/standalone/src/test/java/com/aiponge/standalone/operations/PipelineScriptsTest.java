package com.aiponge.standalone.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.standalone.charts.Yaml;
import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of the workflows, run as a runner does, with stand-ins that write down how docker and aws were called. */
class PipelineScriptsTest {
    private static final String BUILT = "sha256:b01";
    private static final String COPY = "imagetools create";
    @TempDir
    private Path folder;

    @BeforeEach
    void needsJq() {
        Tool.needs("jq");
    }

    /** @param answers shell that looks at {@code $*} */
    private void standIn(String name, String answers) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/bash\necho \"" + name + " $*\" >>" + folder + "/calls\n" + answers + "\n");
        assertTrue(program.toFile().setExecutable(true));
    }

    private void registry(String answer) throws IOException {
        standIn("docker", "case \"$*\" in *inspect*) " + answer + " ;; *login*) cat >/dev/null ;; esac");
    }

    /** @param digest what ECR has under the tag; empty: nothing, which is an error of the command */
    private void ecr(String digest) throws IOException {
        standIn("aws", "case \"$*\" in *get-caller-identity*) echo 123456789012 ;; *describe-images*) " + (digest.isEmpty() ? "exit 254" : "echo " + digest) + " ;; esac");
    }

    private long copies() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream().filter(call -> call.contains(COPY)).count();
    }

    private Tool.Outcome run(String workflow, String job, String holds, Map<String, String> more) {
        for (JsonNode step : Yaml.file(".github/workflows/" + workflow).path("jobs").path(job).path("steps")) {
            if (step.path("run").asText().contains(holds)) {
                Map<String, String> environment = new HashMap<>(Map.of("PATH", folder + ":" + System.getenv("PATH"), "GITHUB_REPOSITORY", "Acme/Aiponge", "GITHUB_ACTOR", "somebody",
                        "TOKEN", "t", "VERSION", "v1.2.3", "WANTED_ACCOUNT", "", "GITHUB_OUTPUT", folder.resolve("output").toString()));
                environment.putAll(more);
                return Tool.run(environment, List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.path("run").asText()));
            }
        }
        throw new AssertionError("no step with " + holds);
    }

    private Tool.Outcome copy(Map<String, String> more) {
        return run("deploy-aws.yml", "deploy", COPY, more);
    }

    @Test
    void copyEveryImageByItsDigestToItsOwnRepository() throws IOException {
        registry("echo '{\"digest\":\"" + BUILT + "\"}'");
        ecr("");

        copy(Map.of()).worked();

        assertEquals(8, copies());
        assertTrue(Files.readString(folder.resolve("calls")).contains("docker buildx imagetools create --tag 123456789012.dkr.ecr.us-east-1.amazonaws.com/aiponge-music-service:v1.2.3 "
                + "ghcr.io/acme/aiponge/aiponge-music-service@" + BUILT));
    }

    @Test
    void copyNothingTwice() throws IOException {
        registry("echo '{\"digest\":\"" + BUILT + "\"}'");
        ecr(BUILT);

        copy(Map.of()).worked();

        assertEquals(0, copies());
    }

    @Test
    void stopWhenAnotherImageHasTheTag() throws IOException {
        registry("echo '{\"digest\":\"" + BUILT + "\"}'");
        ecr("sha256:0ff");

        assertEquals(1, copy(Map.of()).status());
        assertEquals(0, copies());
    }

    @Test
    void stopWhenNothingWasBuilt() throws IOException {
        registry("echo not found >&2; exit 1");
        ecr("");

        assertNotEquals(0, copy(Map.of()).status());
        assertEquals(0, copies());
    }

    @Test
    void stopBeforeAnythingInAnotherAccount() throws IOException {
        registry("echo '{\"digest\":\"" + BUILT + "\"}'");
        ecr("");

        assertNotEquals(0, copy(Map.of("WANTED_ACCOUNT", "210987654321")).status());
        assertEquals(List.of("aws sts get-caller-identity --query Account --output text"), Files.readAllLines(folder.resolve("calls")));
        copy(Map.of("WANTED_ACCOUNT", "123456789012")).worked();
    }

    @Test
    void nameTheBasesByDigestAndTheServicesAsAList() throws IOException {
        registry("echo '{\"digest\":\"" + BUILT + "\"}'");

        run("build.yml", "bases", "GITHUB_OUTPUT", Map.of()).worked();

        List<String> output = Files.readAllLines(folder.resolve("output"));
        assertTrue(output.getFirst().matches("BUILD_IMAGE=[\\w./-]+@" + BUILT), output.toString());
        assertEquals(4, output.size(), output.toString());
        assertTrue(output.getLast().startsWith("services=[\"api-gateway\",\"system-service\","), output.toString());
    }

    @Test
    void leaveATagThatIsThere() throws IOException {
        registry("echo '{\"digest\":\"" + BUILT + "\"}'");

        run("build.yml", "publish", COPY, Map.of("REGISTRY", "ghcr.io/Acme/Aiponge", "SERVICE", "music-service")).worked();

        assertEquals(0, copies());
        assertEquals(List.of("image=ghcr.io/acme/aiponge/aiponge-music-service", "digest=" + BUILT), Files.readAllLines(folder.resolve("output")));
    }
}
