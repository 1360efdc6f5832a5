package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator copies from the pages about AWS, and the sums of the page about costs. */
class PagesTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private static String page(String name) throws Exception {
        return Files.readString(Tool.ROOT.resolve("docs").resolve(name));
    }

    private static List<String> blocks(String page) throws Exception {
        Matcher blocks = BLOCK.matcher(page(page));
        List<String> all = new ArrayList<>();
        while (blocks.find()) {
            all.add(blocks.group(1).replace("\\\n", " "));
        }
        assertFalse(all.isEmpty(), page);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy-aws.md", "SECURITY_AWS_SETUP.md", "operations.md"})
    void everyCommandIsOneThatTheShellReads(String page) throws Exception {
        for (String block : blocks(page)) {
            Tool.run(Map.of(), block, List.of("bash", "-n")).worked();
        }
    }

    /** That the script is there, and that its text knows each option and each subcommand. */
    @ParameterizedTest
    @ValueSource(strings = {"deploy-aws.md", "SECURITY_AWS_SETUP.md", "operations.md"})
    void everyScriptKnowsWhatItIsAsked(String page) throws Exception {
        Pattern call = Pattern.compile("(ecs/[a-z-]+\\.sh)((?: +(?:\"[^\"]*\"|[^ |>)\"#\\n]+))*)");
        for (String block : blocks(page)) {
            Matcher calls = call.matcher(block);
            while (calls.find()) {
                Path script = Tool.ROOT.resolve(calls.group(1));
                assertTrue(Files.isExecutable(script), calls.group());
                String text = Files.readString(script);
                for (String word : calls.group(2).replaceAll("\"[^\"]*\"", "x").replaceFirst(" -- .*", "").strip().split(" +")) {
                    if (word.matches("--[a-z-]+|create|status|set|set-key|rotate|prepare|switch|finish|use|cloudfront-key|database-url|redis-url|deploy|list|try|to-time|to-latest")) {
                        assertTrue(Pattern.compile("(?m)(^|[ |(])" + word + "\\b").matcher(text).find(), calls.group(1) + " does not know " + word);
                    }
                }
            }
        }
    }

    /** As far as the connection to a port where nobody listens: the names of operations and options, and the types of documents. */
    @ParameterizedTest
    @ValueSource(strings = {"deploy-aws.md", "SECURITY_AWS_SETUP.md", "operations.md"})
    void everyCallToAwsIsOneThatItsCommandLineKnows(String page, @TempDir Path folder) throws Exception {
        Tool.needs("aws");
        for (String name : List.of("ecs", "compose")) {
            Files.createSymbolicLink(folder.resolve(name), Tool.ROOT.resolve(name));
        }
        Tool.run(Map.of(), List.of("ecs/deploy.sh", "--version", "v1", "--render", folder.resolve("rendered").toString())).worked();
        Map<String, String> names = new TreeMap<>(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:9", "AWS_ACCOUNT_ID", "123456789012", "GITHUB_REPOSITORY", "a/b", "ENVIRONMENT", "staging"));
        Matcher used = Pattern.compile("\\b([A-Z][A-Z0-9_]+)\\b").matcher(String.join("\n", blocks(page)));
        while (used.find()) {
            names.putIfAbsent(used.group(1), "x-1234");
        }
        List<Executable> checks = new ArrayList<>();
        for (String block : blocks(page)) {
            for (String line : block.split("\n")) {
                if (line.startsWith("ecs/fill.sh ")) {
                    Tool.run(names, List.of("bash", "-c", "cd " + folder + " && " + line)).worked();
                }
                Matcher call = Pattern.compile("aws [a-z0-9-]+ [a-z-]+ .*").matcher(line.replaceAll("^([A-Z_]+)=\"\\$\\((.*)\\)\"$", "$2").replaceAll("^out\\(\\) \\{ (.*); }$", "$1"));
                if (call.lookingAt() && !call.group().startsWith("aws logs tail")) { // which version 2 alone has
                    // What another command would give stands for itself.
                    String command = call.group().replaceAll("\\$\\([^()]*(\"[^\"]*\")?[^()]*\\)", "x-1234");
                    String output = Tool.run(names, List.of("bash", "-c", "cd " + folder + " && " + command)).output();
                    checks.add(() -> assertTrue(output.contains("Could not connect to the endpoint"), command + "\n" + output));
                }
            }
        }
        assertAll(checks);
    }

    @Test
    void fargateCostsWhatTheTaskDefinitionsAdd() throws Exception {
        double month = 0;
        for (ServiceName service : ServiceName.values()) {
            JsonNode definition = TaskDefinitions.read(TaskDefinitions.FOLDER.resolve(TaskDefinitions.guideName(service) + ".json"));
            month += 730 * (definition.path("cpu").asInt() / 1024.0 * 0.04048 + definition.path("memory").asInt() / 1024.0 * 0.004445);
        }
        String page = page("cost.md");
        assertTrue(page.contains("**%.2f**".formatted(month)) && page.contains("**%.2f**".formatted(2 * month)), "one task of each is " + month);
    }

    @Test
    void theSumsAreThoseOfTheirColumns() throws Exception {
        Matcher tables = Pattern.compile("\\| resource .*?\\n\\| \\*\\*total\\*\\* \\|.*?\\n", Pattern.DOTALL).matcher(page("cost.md"));
        int found = 0;
        while (tables.find()) {
            found++;
            for (int column = 3; column <= 4; column++) {
                int least = 0;
                int most = 0;
                for (String row : tables.group().split("\n")) {
                    String[] cells = row.split("\\|");
                    Matcher amount = Pattern.compile("~(\\d+)(?:–(\\d+))?").matcher(cells[column]);
                    int from = amount.find() ? Integer.parseInt(amount.group(1)) : 0;
                    int to = from > 0 && amount.group(2) != null ? Integer.parseInt(amount.group(2)) : from;
                    if (cells[1].contains("total")) {
                        assertEquals(List.of(from, to), List.of(least, most), "column " + column + " of table " + found);
                    }
                    least += from;
                    most += to;
                }
            }
        }
        assertEquals(2, found);
    }
}
