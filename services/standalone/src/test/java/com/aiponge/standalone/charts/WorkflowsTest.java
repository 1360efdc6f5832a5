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

        assertEquals(Set.of("build.yml images packages", "build.yml publish packages", "deploy-aws.yml deploy id-token", "release.yml build packages",
                "release.yml publish contents", "release.yml publish packages"), writes);
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

    @Test
    void deployStagingFromMainAndProductionByHand() throws IOException {
        JsonNode deploy = all().get("deploy-aws.yml");
        JsonNode inputs = triggers(deploy).path("workflow_dispatch").path("inputs");

        assertEquals(List.of("staging", "production"), Yaml.texts(inputs.path("environment").path("options")));
        assertEquals(List.of("main"), Yaml.texts(triggers(deploy).path("workflow_run").path("branches")));
        assertEquals("${{ inputs.environment || 'staging' }}", deploy.path("jobs").path("deploy").path("environment").asText());
        String steps = deploy.path("jobs").path("deploy").path("steps").toString();
        assertTrue(steps.contains("ecs/deploy.sh --version"));
        assertTrue(steps.contains("role-to-assume"));
    }

    @Test
    void buildForBothArchitecturesWithEvidenceAndLookForHoles() throws IOException {
        JsonNode build = all().get("build.yml").path("jobs");

        assertEquals(List.of("amd64", "arm64"), build.path("images").path("strategy").path("matrix").path("include").findValuesAsText("arch"));
        String images = build.path("images").path("steps").toString();
        assertTrue(images.contains("--provenance mode=max --sbom true"), images);
        String publish = build.path("publish").path("steps").toString();
        assertTrue(publish.indexOf("trivy") > 0 && publish.indexOf("trivy") < publish.indexOf("imagetools create"), "what was not scanned gets no tag");
        assertTrue(publish.contains("-le 90000000"));
    }

    @Test
    void makeASongOnComposeAndInACluster() throws IOException {
        JsonNode jobs = all().get("test.yml").path("jobs");
        String compose = jobs.path("compose").path("steps").toString();
        String kind = jobs.path("kind").path("steps").toString();

        assertTrue(compose.contains("up --wait") && compose.indexOf("./aiponge song") > compose.indexOf("up --wait"), compose);
        assertTrue(kind.contains("pod-security.kubernetes.io/enforce=restricted"), kind);
        assertTrue(kind.contains("helm -n aiponge install aiponge charts/aiponge") && kind.contains("--wait") && kind.contains("helm -n aiponge test"), kind);
        assertTrue(kind.indexOf("./aiponge song") > kind.indexOf("helm -n aiponge install"), kind);
    }

    /** A test that is skipped on a machine without its tool must run somewhere. */
    @Test
    void haveEveryToolThatTestsLookFor() throws IOException {
        Set<String> ofTheRunner = Set.of("aws", "curl", "docker", "gcc", "helm", "openssl", "shellcheck", "timeout");
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

    @Test
    void passTheirLinterWhereItIs() throws IOException {
        Tool.needs("actionlint");
        List<String> command = new ArrayList<>(List.of("actionlint"));
        all().keySet().forEach(name -> command.add(".github/workflows/" + name));

        Tool.run(Map.of(), command).worked();
    }
}
