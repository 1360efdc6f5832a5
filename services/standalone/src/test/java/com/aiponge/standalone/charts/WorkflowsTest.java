package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowsTest {
    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");

    private static Map<String, JsonNode> all() throws IOException {
        Map<String, JsonNode> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(Tool.ROOT.resolve(".github/workflows"))) {
            files.forEach(file -> all.put(file.getFileName().toString(), Yaml.file(".github/workflows/" + file.getFileName())));
        }
        return all;
    }

    /** YAML 1.1 reads the word as true. */
    private static JsonNode triggers(JsonNode workflow) {
        return workflow.has("on") ? workflow.path("on") : workflow.path("true");
    }

    @Test
    void areTheFourOfTheGuideAndMore() throws IOException {
        assertEquals(Set.of("build.yml", "deploy-aws.yml", "release.yml", "test.yml"), all().keySet());
    }

    @Test
    void pinEveryActionByItsCommitAndNameTheRelease() throws IOException {
        List<String> loose = new ArrayList<>();
        for (String name : all().keySet()) {
            Matcher uses = USES.matcher(Yaml.text(".github/workflows/" + name));
            while (uses.find()) {
                boolean own = uses.group(1).startsWith("./.github/workflows/");
                if (!own && !(uses.group(1).matches("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}") && uses.group(2).matches(" # v\\d+\\.\\d+\\.\\d+"))) {
                    loose.add(name + ": " + uses.group());
                }
                assertTrue(!own || Files.exists(Tool.ROOT.resolve(uses.group(1))), uses.group(1));
            }
        }
        assertEquals(List.of(), loose);
    }

    @Test
    void mayNothingButReadUnlessAJobSaysMore() throws IOException {
        Set<String> writes = new TreeSet<>();
        all().forEach((name, workflow) -> {
            assertEquals("{\"contents\":\"read\"}", workflow.path("permissions").toString(), name);
            workflow.path("jobs").properties().forEach(job -> job.getValue().path("permissions").properties().forEach(permission -> {
                if (permission.getValue().asText().equals("write")) {
                    writes.add(name + " " + job.getKey() + " " + permission.getKey());
                }
            }));
        });

        assertEquals(Set.of("build.yml images packages", "build.yml publish packages", "build.yml publish id-token", "build.yml publish attestations",
                "deploy-aws.yml build packages", "deploy-aws.yml build id-token", "deploy-aws.yml build attestations", "deploy-aws.yml deploy id-token",
                "release.yml build packages", "release.yml build id-token", "release.yml build attestations",
                "release.yml publish contents", "release.yml publish packages"), writes);
    }

    @Test
    void sayOfEveryJobWhatItMay() throws IOException {
        all().forEach((name, workflow) -> workflow.path("jobs").properties()
                .forEach(job -> assertTrue(job.getValue().path("permissions").isObject(), name + " " + job.getKey())));
    }

    /** GitHub ends a run whose called workflow asks for more than its caller may. */
    @Test
    void letWhatTheyCallDoWhatItNeeds() throws IOException {
        Map<String, JsonNode> all = all();
        all.forEach((name, workflow) -> workflow.path("jobs").forEach(job -> {
            if (job.has("uses")) {
                all.get(job.path("uses").asText().replaceFirst(".*/", "")).path("jobs").forEach(called -> called.path("permissions").properties().forEach(permission -> {
                    String given = job.path("permissions").path(permission.getKey()).asText();
                    assertTrue(given.equals("write") || given.equals(permission.getValue().asText()), name + " " + permission);
                }));
            }
        }));
    }

    @Test
    void runNoStepForEverAndLeaveNoTokenBehind() throws IOException {
        all().forEach((name, workflow) -> workflow.path("jobs").properties().forEach(job -> {
            assertTrue(job.getValue().has("uses") || job.getValue().path("timeout-minutes").asInt() > 0, name + " " + job.getKey());
            for (JsonNode step : job.getValue().path("steps")) {
                if (step.path("uses").asText().startsWith("actions/checkout@")) {
                    assertFalse(step.path("with").path("persist-credentials").asBoolean(true), name + " " + job.getKey());
                }
            }
        }));
    }

    /** What a pull request's author can write, such as its title, would become shell if it stood in a script. */
    @Test
    void putNoExpressionIntoAScript() throws IOException {
        all().forEach((name, workflow) -> workflow.path("jobs").forEach(job -> job.path("steps").forEach(step ->
                assertFalse(step.path("run").asText().contains("${{"), name + ": " + step.path("run").asText()))));
    }

    /** Of a pipe only the last command counts for the shell that GitHub takes when none is named. */
    @Test
    void failWithAnyCommandOfAPipe() throws IOException {
        all().forEach((name, workflow) -> assertEquals("bash", workflow.path("defaults").path("run").path("shell").asText(), name));
    }

    /** What somebody else's pull request says must never run with secrets. */
    @Test
    void startWithoutSecretsForPullRequests() throws IOException {
        Map<String, Set<String>> starts = new TreeMap<>();
        all().forEach((name, workflow) -> {
            Set<String> events = new TreeSet<>();
            triggers(workflow).fieldNames().forEachRemaining(events::add);
            starts.put(name, events);
        });

        assertEquals(Map.of("build.yml", Set.of("workflow_call"), "deploy-aws.yml", Set.of("push", "workflow_dispatch"), "release.yml", Set.of("push"),
                "test.yml", Set.of("pull_request", "workflow_call")), starts);
        assertFalse(all().get("test.yml").toString().contains("secrets."));
    }

    @Test
    void deployStagingFromMainAndProductionByHand() throws IOException {
        JsonNode deploy = all().get("deploy-aws.yml");
        JsonNode inputs = triggers(deploy).path("workflow_dispatch").path("inputs");

        assertEquals(List.of("staging", "production"), Yaml.texts(inputs.path("environment").path("options")));
        assertEquals(List.of("main"), Yaml.texts(triggers(deploy).path("push").path("branches")));
        JsonNode job = deploy.path("jobs").path("deploy");
        assertEquals("${{ inputs.environment || 'staging' }}", job.path("environment").asText());
        assertEquals("deploy-${{ inputs.environment || 'staging' }}", job.path("concurrency").path("group").asText());
        assertFalse(job.path("concurrency").path("cancel-in-progress").asBoolean(true), "half a deployment");
        assertEquals("test", deploy.path("jobs").path("build").path("needs").asText());
        assertEquals("build", job.path("needs").asText());
        for (String failed : List.of("!failure()", "!cancelled()", "needs.build.result == 'success'")) {
            assertTrue(job.path("if").asText().contains(failed), failed);
        }
        String steps = job.path("steps").toString();
        assertTrue(steps.contains("role-to-assume"));
        for (String secret : List.of("AWS_ACCOUNT_ID", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")) {
            assertTrue(steps.contains("secrets." + secret), "the guide's secret " + secret);
        }
    }

    /** Built once, by its digest from one registry to the other, and nothing built on the way. */
    @Test
    void deployTheImagesThatWereBuiltAndScanned() throws IOException {
        String steps = all().get("deploy-aws.yml").path("jobs").path("deploy").path("steps").toString();

        assertTrue(steps.contains("imagetools create --tag \\\"$ecr/aiponge-$service:$VERSION\\\" \\\"$from@$digest\\\""), steps);
        assertTrue(steps.contains("ecs/deploy.sh --version \\\"$VERSION\\\" --skip-build"), steps);
        assertFalse(steps.contains("--skip-migrate") || steps.contains("buildx build"), steps);
        assertEquals(all().get("deploy-aws.yml").path("jobs").path("build").path("with").path("version").asText(), "${{ github.sha }}");
        assertTrue(all().get("deploy-aws.yml").path("jobs").path("deploy").path("env").path("VERSION").asText().endsWith("|| github.sha }}"));
    }

    @Test
    void takeTheServicesFromTheirOneList() throws IOException {
        for (String name : all().keySet()) {
            String text = Yaml.text(".github/workflows/" + name);
            for (String service : Workloads.names()) {
                assertFalse(text.contains("aiponge-" + service) && !service.equals("api-gateway"), name + " names " + service);
            }
        }
        assertTrue(all().get("build.yml").path("jobs").path("bases").toString().contains("compose/services"));
        for (String job : List.of("scan", "publish")) {
            assertEquals("${{ fromJSON(needs.bases.outputs.services) }}", all().get("build.yml").path("jobs").path(job).path("strategy").path("matrix").path("service").asText());
        }
    }

    @Test
    void buildForBothArchitecturesWithEvidenceAndLookForHoles() throws IOException {
        JsonNode build = all().get("build.yml").path("jobs");

        assertEquals(List.of("amd64", "arm64"), build.path("images").path("strategy").path("matrix").path("include").findValuesAsText("arch"));
        String images = build.path("images").path("steps").toString();
        assertTrue(images.contains("--provenance mode=max --sbom true"), images);
        String scan = build.path("scan").path("steps").toString();
        assertTrue(scan.contains("--severity HIGH,CRITICAL --ignore-unfixed --exit-code 1"), scan);
        assertTrue(scan.contains("-le 90000000") && scan.contains("attestation-manifest"), scan);
        assertEquals(List.of("bases", "scan"), Yaml.texts(build.path("publish").path("needs")), "what was not scanned gets no tag");
        assertTrue(build.path("publish").path("steps").toString().contains("actions/attest-build-provenance@"));
    }

    /** A tag of a base image may move between two of sixteen builds. */
    @Test
    void buildAllImagesOnTheSameBases() throws IOException {
        JsonNode build = all().get("build.yml").path("jobs");
        String images = build.path("images").toString();
        Matcher bases = Pattern.compile("(?m)^ARG (\\w+_IMAGE)=").matcher(Yaml.text("compose/Dockerfile"));
        int found = 0;
        while (bases.find()) {
            found++;
            assertTrue(build.path("bases").path("steps").toString().contains(bases.group(1)), bases.group(1));
            assertTrue(images.contains("--build-arg \\\"" + bases.group(1) + "=$" + bases.group(1) + "\\\""), bases.group(1));
            assertTrue(build.path("images").path("env").path(bases.group(1)).asText().startsWith("${{ needs.bases.outputs."), bases.group(1));
        }
        assertEquals(3, found);
    }

    @Test
    void runForeignImagesByTheirDigest() throws IOException {
        for (String name : all().keySet()) {
            Matcher images = Pattern.compile("_IMAGE: (\\S+)").matcher(Yaml.text(".github/workflows/" + name));
            while (images.find()) {
                assertTrue(images.group(1).startsWith("${{") || images.group(1).matches("[\\w./-]+:[\\w.-]+@sha256:[0-9a-f]{64}"), name + ": " + images.group(1));
            }
            assertFalse(Pattern.compile("docker run [^\\n]*\\.io/").matcher(Yaml.text(".github/workflows/" + name)).find(), name);
        }
    }

    @Test
    void makeASongOnComposeAndInACluster() throws IOException {
        JsonNode jobs = all().get("test.yml").path("jobs");
        String compose = jobs.path("compose").path("steps").toString();
        String kind = jobs.path("kind").path("steps").toString();

        assertTrue(compose.contains("up --wait") && compose.indexOf("./aiponge song") > compose.indexOf("up --wait"), compose);
        assertTrue(compose.indexOf("count(up{job=") > compose.indexOf("--profile observe up"), compose);
        assertTrue(kind.contains("pod-security.kubernetes.io/enforce=restricted"), kind);
        assertTrue(kind.contains("helm -n aiponge install aiponge charts/aiponge") && kind.contains("--wait") && kind.contains("helm -n aiponge test"), kind);
        assertTrue(kind.indexOf("./aiponge song") > kind.indexOf("helm -n aiponge install"), kind);
    }

    /** A test that is skipped on a machine without its tool must run somewhere. */
    @Test
    void haveEveryToolThatTestsLookFor() throws IOException {
        Set<String> ofTheRunner = Set.of("aws", "curl", "docker", "gcc", "helm", "jq", "openssl", "shellcheck", "timeout");
        String suite = all().get("test.yml").path("jobs").path("suite").path("steps").toString();
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher needs = Pattern.compile("\\bneeds\\((\"[^)]*)\\)").matcher(Files.readString(source));
                while (needs.find()) {
                    for (String tool : needs.group(1).replace("\"", "").split(", ")) {
                        if (!ofTheRunner.contains(tool) && !suite.contains(tool.replace("moto_server", "moto[server]"))) {
                            missing.add(tool);
                        }
                    }
                }
            }
        }

        assertEquals(Set.of(), missing);
    }

    @Test
    void callScriptsThatExist() throws IOException {
        for (String name : all().keySet()) {
            Matcher scripts = Pattern.compile("(?:^|\\s)((?:ecs|compose|charts)/[\\w./-]+\\.(?:sh|yaml)|\\./aiponge)").matcher(Yaml.text(".github/workflows/" + name));
            while (scripts.find()) {
                assertTrue(Files.exists(Tool.ROOT.resolve(scripts.group(1))), name + ": " + scripts.group(1));
            }
        }
    }

    /** As actionlint runs it, which not every machine has: without files that are made on the way, and with variables that the workflow sets. */
    @Test
    void runScriptsThatPassTheLinterOfShells(@TempDir Path folder) throws IOException {
        Tool.needs("shellcheck");
        List<String> command = new ArrayList<>(List.of("shellcheck", "--shell=bash", "--exclude=SC1091,SC2153,SC2154"));
        for (Map.Entry<String, JsonNode> workflow : all().entrySet()) {
            for (Map.Entry<String, JsonNode> job : workflow.getValue().path("jobs").properties()) {
                for (String run : job.getValue().path("steps").findValuesAsText("run")) {
                    command.add(Files.writeString(folder.resolve(workflow.getKey() + "-" + job.getKey() + "-" + command.size()), "set -eo pipefail\n" + run).toString());
                }
            }
        }

        assertTrue(command.size() > 30, command.toString());
        Tool.run(Map.of(), command).worked();
    }

    @Test
    void passTheirLinterWhereItIs() throws IOException {
        Tool.needs("actionlint");
        List<String> command = new ArrayList<>(List.of("actionlint"));
        all().keySet().forEach(name -> command.add(".github/workflows/" + name));

        Tool.run(Map.of(), command).worked();
    }
}
