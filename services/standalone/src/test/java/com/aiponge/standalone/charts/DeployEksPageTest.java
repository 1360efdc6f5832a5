package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/deploy-eks.md} tells people to type. */
class DeployEksPageTest {
    private static final String PAGE = "docs/deploy-eks.md";
    private static final String CLUSTER = "charts/eks/cluster.yaml";

    @TempDir
    private static Path folder;
    private static StandInShell shell;
    private static List<List<String>> calls;

    @BeforeAll
    static void type() {
        shell = new StandInShell(folder);
        calls = shell.run(PAGE);
    }

    private static List<List<String>> calls(String program, String word) {
        return calls.stream().filter(call -> call.getFirst().equals(program) && call.contains(word)).toList();
    }

    /** The values behind an option, however often it stands there. */
    private static List<String> options(List<String> call, String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 1 < call.size(); i++) {
            if (call.get(i).equals(name)) {
                values.add(call.get(i + 1));
            }
        }
        return values;
    }

    /** As that call of Helm renders it. */
    private static Chart rendered(List<String> helm) {
        String variant = String.join(",", options(helm, "-f").stream().map(file -> shell.file(file).toString()).toList());
        List<String> values = new ArrayList<>(options(helm, "--set"));
        options(helm, "--set-string").forEach(one -> values.add(one.replace("\\,", ",").replaceFirst("=(.*)", "=\"$1\"")));
        values.addAll(options(helm, "--set-json"));
        return Chart.rendered(variant, values.toArray(String[]::new));
    }

    @Test
    void givesTheChartOnlyValuesThatItTakes() {
        List<List<String>> ours = calls("helm", "charts/aiponge");
        assertTrue(ours.size() >= 6, ours.toString());
        for (List<String> call : ours) {
            assertEquals("aiponge", call.get(call.indexOf("charts/aiponge") - 1), "the release, by whose name the roles know it");
            rendered(call).objects().values().forEach(Kubernetes::parsed);
        }
        for (String verb : List.of("test", "history", "rollback", "uninstall")) {
            assertTrue(calls("helm", verb).stream().allMatch(call -> call.get(call.indexOf(verb) + 1).equals("aiponge")), verb);
        }
    }

    @Test
    void installsTheImagesThatItBuilds() {
        Set<String> built = new TreeSet<>();
        calls("docker", "buildx").forEach(call -> built.addAll(options(call, "-t")));
        Set<String> run = new TreeSet<>();
        rendered(calls("helm", "--install").stream().filter(call -> call.contains("charts/aiponge")).findFirst().orElseThrow())
                .pods().values().forEach(pod -> pod.path("containers").forEach(container -> run.add(container.path("image").asText())));

        assertEquals(8, built.size());
        assertEquals(built, run);
    }

    @Test
    void asksForObjectsThatTheChartMakes() {
        Chart chart = Chart.rendered("values-eks.yaml");
        Set<String> made = new TreeSet<>();
        chart.objects().keySet().forEach(key -> made.add(key.toLowerCase(Locale.ROOT).replaceFirst("/p(-|$)", "/aiponge$1")));
        Pattern named = Pattern.compile("\\b(deployment|job|ingress|externalsecret|svc|service)[/ ](aiponge\\S*)");
        String text = Yaml.text(PAGE);
        Matcher names = named.matcher(text);
        int found = 0;
        while (names.find()) {
            String name = names.group(1).replace("svc", "service") + "/" + names.group(2).replaceAll("[`;,:]+$", "");
            assertTrue(made.contains(name), name + " among " + made);
            found++;
        }
        assertTrue(found >= 8, "found only " + found);
    }

    @Test
    void namesOnlyValuesThatThereAre() {
        JsonNode schema = Yaml.file("charts/aiponge/values.schema.json");
        Matcher paths = Pattern.compile("`([a-zA-Z]+(?:\\.[A-Za-z0-9_-]+)+)(?:=[^`]*)?`").matcher(Yaml.text(PAGE));
        int found = 0;
        while (paths.find()) {
            String[] names = paths.group(1).split("\\.");
            if (!schema.path("properties").has(names[0]) || names[names.length - 1].matches("md|yaml|env")) {
                continue;
            }
            JsonNode at = schema;
            for (String name : names) {
                at = at.path("properties").path(name);
            }
            assertFalse(at.isMissingNode(), paths.group(1));
            found++;
        }
        assertTrue(found >= 15, "found only " + found);
    }

    @Test
    void givesTheTemplatesParametersThatTheyHave() {
        for (List<String> call : calls("aws", "deploy")) {
            JsonNode parameters = Yaml.file(options(call, "--template-file").getFirst()).path("Parameters");
            Set<String> given = new TreeSet<>();
            call.subList(call.indexOf("--parameter-overrides") + 1, call.size()).forEach(pair -> given.add(pair.replaceFirst("=.*", "")));
            given.forEach(name -> assertTrue(parameters.has(name), name));
            parameters.properties().forEach(one -> assertTrue(one.getValue().has("Default") || given.contains(one.getKey()), one.getKey() + " has no default"));
        }
        assertEquals(2, calls("aws", "deploy").size());
    }

    @Test
    void callsTheScriptOfSecretsByItsVerbs() {
        String script = Yaml.text("ecs/secrets.sh");
        List<List<String>> ours = calls.stream().filter(call -> call.getFirst().equals("secrets.sh")).toList();
        assertEquals(3, ours.size());
        ours.forEach(call -> assertTrue(script.contains("\n  " + call.get(1) + ")"), call.toString()));
    }

    @Test
    void makesRolesForTheServiceAccountsThatThereAre() {
        Set<String> accounts = new TreeSet<>();
        Yaml.file(CLUSTER).path("Resources").forEach(resource -> {
            if (resource.path("Type").asText().equals("AWS::EKS::PodIdentityAssociation")) {
                accounts.add(resource.path("Properties").path("Namespace").asText() + "/" + resource.path("Properties").path("ServiceAccount").asText());
            }
        });
        Set<String> expected = new TreeSet<>(Set.of("aiponge/" + Chart.rendered("values-eks.yaml").pod(ServiceName.STORAGE)
                .path("serviceAccountName").asText().replaceFirst("^p-", "aiponge-")));
        for (List<String> call : calls("helm", "--install")) {
            options(call, "--set").stream().filter(value -> value.startsWith("serviceAccount.name="))
                    .forEach(value -> expected.add(options(call, "--namespace").getFirst() + "/" + value.replaceFirst(".*=", "")));
        }
        assertEquals(expected, accounts);

        String trust = Yaml.documents(read("storage-trust.json")).getFirst().toString();
        assertTrue(trust.contains("\"system:serviceaccount:aiponge:aiponge-storage\""), trust);
    }

    @Test
    void makesTheStoreThatTheValuesName() {
        JsonNode store = Yaml.documents(read("kubectl.input")).getFirst();
        JsonNode wanted = Chart.rendered("values-eks.yaml").all("ExternalSecret").getFirst();

        assertEquals(wanted.path("apiVersion"), store.path("apiVersion"));
        assertEquals(wanted.path("spec").path("secretStoreRef").path("kind"), store.path("kind"));
        assertEquals(wanted.path("spec").path("secretStoreRef").path("name"), store.path("metadata").path("name"));
        assertEquals("SecretsManager", store.path("spec").path("provider").path("aws").path("service").asText());
    }

    @Test
    void givesStorageTheRightsThatItHasOnEcs() {
        JsonNode there = Yaml.file("ecs/iam/storage-task-role-policy.json").path("Statement");
        JsonNode here = Yaml.file(CLUSTER).path("Resources").path("StorageRole").path("Properties").path("Policies").get(0).path("PolicyDocument").path("Statement");

        assertEquals(there.toString().replace("${S3_BUCKET_NAME}", "${BucketName}"), here.toString().replaceAll("\\{\"Fn::Sub\":(\"[^\"]*\")}", "$1"));
        assertFalse(read("storage-policy.json").contains("${"));
    }

    @Test
    void makesAClusterThatCfnLintTakes() {
        Tool.needs("cfn-lint");
        Tool.run(Map.of(), List.of("cfn-lint", CLUSTER)).worked();
        String text = Yaml.text(CLUSTER);
        assertTrue(text.contains("\"enableNetworkPolicy\": \"true\""), "without it the chart's policies are ornaments");
        assertFalse(Pattern.compile("[:\\[] *[&*][a-z]").matcher(text).find(), "CloudFormation reads no aliases");
    }

    private static String read(String file) {
        try {
            return Files.readString(shell.file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
