package com.aiponge.standalone.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.telemetry.RequestLog;
import com.aiponge.standalone.charts.Yaml;
import com.aiponge.standalone.deploy.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for operators against the files of this repository; {@link ObservingTest} compares it with what runs. */
class OperationsPageTest {
    private static final String PLACE = "<service>";
    private static final Pattern COMMAND = Pattern.compile("\\./aiponge ([a-z-]+)");
    private static final Pattern SCRIPT = Pattern.compile("\\becs/([a-z-]+\\.sh)((?: [^\\s#`]+)*)");

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void explainsEveryAlarmAndNoOther() {
        Set<String> onThePage = new TreeSet<>();
        List<String> services = Yaml.text("compose/services").lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" +")[0]).toList();
        for (String name : OperationsPage.firstColumn(OperationsPage.section("## Alarms").split("### ")[0])) {
            services.forEach(service -> onThePage.add(name.replace(PLACE, service)));
        }

        assertEquals(found("AlarmName: (\\S+)", Yaml.text("ecs/cloudformation/alarms.yaml")), onThePage);
    }

    /** Name, when, what it means, where to look, what to do. */
    @Test
    void saysOfEveryAlarmWhatToDo() {
        OperationsPage.section("## Alarms").split("### ")[0].lines().filter(line -> line.startsWith("| `")).forEach(row -> {
            List<String> cells = Arrays.stream(row.substring(2).split(" \\|")).map(String::strip).toList();
            assertTrue(cells.size() == 5 && cells.stream().noneMatch(String::isEmpty), row);
        });
    }

    @Test
    void explainsEveryAlertOfPrometheusAndNoOther() {
        assertEquals(found("alert: (\\S+)", Yaml.text("compose/prometheus/alerts.yml")), new TreeSet<>(OperationsPage.firstColumn(OperationsPage.section("### Prometheus"))));
    }

    @Test
    void namesOnlyCommandsThatExist() {
        Set<String> known = found("commands\\.put\\(\"([a-z-]+)\"", Yaml.text("services/standalone/src/main/java/com/aiponge/standalone/Main.java"));
        known.addAll(Set.of("test", "build"));
        Set<String> used = found(COMMAND.pattern(), OperationsPage.text());

        assertTrue(used.size() > 1 && known.containsAll(used), used + " of " + known);
    }

    @Test
    void callsScriptsAsTheyWantToBeCalled() throws IOException {
        int calls = 0;
        for (String code : OperationsPage.allCode()) {
            for (MatchResult call : SCRIPT.matcher(code).results().toList()) {
                calls++;
                String script = Files.readString(Tool.ROOT.resolve("ecs").resolve(call.group(1)));
                List<String> words = List.of(call.group(2).strip().split(" +"));
                for (String word : words) {
                    boolean option = word.startsWith("--") && !word.equals("--");
                    assertTrue(!option || Pattern.compile("(?:^|[\\s\"])" + word + "[\\s)\"\\]]").matcher(script).find(), call.group());
                }
                boolean hasCommands = Set.of("alarms.sh", "restore.sh", "secrets.sh").contains(call.group(1));
                assertTrue(!hasCommands || !words.getFirst().isEmpty() && script.contains("\n  " + words.getFirst() + ")"), call.group());
                if (words.getFirst().equals("rotate")) {
                    assertTrue(script.contains("    " + words.get(1) + ")") || script.contains(words.get(1) + " |"), call.group());
                    assertTrue(Set.of("prepare", "switch", "finish", "…").contains(words.get(2)), call.group());
                }
            }
        }
        assertTrue(calls > 20, calls + " calls");
    }

    @Test
    void namesOnlyFilesThatAreThere() {
        Pattern.compile("\\b(?:ecs|compose|charts)/[\\w./-]+\\.\\w+|\\]\\(([\\w-]+\\.md)[)#]").matcher(OperationsPage.text()).results().forEach(file -> {
            String path = file.group(1) == null ? file.group() : "docs/" + file.group(1);
            assertTrue(Files.exists(Tool.ROOT.resolve(path)) || path.equals("compose/.env"), path);
        });
    }

    @Test
    void linksToItsOwnSections() {
        Set<String> anchors = OperationsPage.text().lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-')).collect(Collectors.toSet());

        assertEquals(Set.of(), found("\\]\\(#([\\w-]+)\\)", OperationsPage.text()).stream().filter(anchor -> !anchors.contains(anchor)).collect(Collectors.toSet()));
    }

    @Test
    void marksAPersonAsTheLogDoes() {
        String command = OperationsPage.code(OperationsPage.text().lines().filter(line -> line.contains("sha256sum")).findFirst().orElseThrow())
                .stream().filter(code -> code.contains("sha256sum")).findFirst().orElseThrow();
        UUID user = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

        assertEquals(RequestLog.mark(user), Tool.run(Map.of("USER_ID", user.toString()), List.of("bash", "-c", command)).worked().output().strip());
    }

    /** While one of the commands that it wishes for is missing, the page says what holds instead. */
    @Test
    void saysWhetherOldEntriesCanBeEncryptedAnew() {
        boolean there = Yaml.text("services/standalone/src/main/java/com/aiponge/standalone/Main.java").contains("\"rotate-keys\"");

        assertEquals(!there, OperationsPage.section("## Rotation").contains("there is no re-encryption yet"));
        assertEquals(there, OperationsPage.section("## Rotation").contains("./aiponge rotate-keys"));
    }
}
