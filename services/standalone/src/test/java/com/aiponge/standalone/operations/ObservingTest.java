package com.aiponge.standalone.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.charts.Yaml;
import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards, alerts and the page for operators against what eight services really show and log. */
class ObservingTest {
    private static final String DASHBOARD = "compose/grafana/dashboards/aiponge.json";
    private static final String ALERTS = "compose/prometheus/alerts.yml";
    private static final Pattern IN_BRACES = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");
    @TempDir
    private static Path folder;
    private static ObservedPlatform observed;

    @BeforeAll
    static void see() {
        List<String> sql = sql();
        observed = ObservedPlatform.see(folder, new TreeSet<>(OperationsPage.firstColumn(OperationsPage.section("## What answers"))), sql,
                sql.stream().filter(statement -> statement.contains("credit_transactions")).findFirst().orElseThrow());
    }

    /** An expression, and the text beside it that names labels of its result. */
    private record Query(String expression, String text) {
    }

    private static List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : Yaml.file(DASHBOARD).path("panels")) {
            panel.path("targets").forEach(target -> queries.add(new Query(target.path("expr").asText(), target.path("legendFormat").asText())));
        }
        rules().forEach(rule -> queries.add(new Query(rule.path("expr").asText(), rule.path("annotations").toString())));
        return queries;
    }

    /** What the page lets operators ask of the database; a placeholder stands for an id. */
    private static List<String> sql() {
        return OperationsPage.allCode().stream().filter(code -> code.matches("(?:SELECT|UPDATE) .*")).map(code -> code.replace("…", new UUID(0, 0).toString())).toList();
    }

    private static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        Yaml.file(ALERTS).path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    @Test
    void dashboardAndAlertsAskForWhatServicesShow() {
        List<String> wrong = new ArrayList<>();
        for (Query query : queries()) {
            PromQl asked = PromQl.of(query.expression());
            assertTrue(!asked.metrics().isEmpty(), query.expression());
            for (String metric : asked.metrics()) {
                Set<String> shown = observed.measurements().labels().getOrDefault(metric, Set.of());
                Set<String> lacking = new TreeSet<>(asked.labels());
                lacking.removeAll(shown);
                if (shown.isEmpty() || !lacking.isEmpty()) {
                    wrong.add(metric + (shown.isEmpty() ? " does not exist" : " has no " + lacking) + ": " + query.expression());
                }
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void namesOfLabelsInTheirTextsAreThoseOfTheResult() {
        for (Query query : queries()) {
            PromQl asked = PromQl.of(query.expression());
            Set<String> result = new TreeSet<>(asked.kept());
            if (result.isEmpty() && !query.expression().contains("sum(")) {
                asked.metrics().forEach(metric -> result.addAll(observed.measurements().labels().get(metric)));
            }
            IN_BRACES.matcher(query.text()).results().forEach(label -> assertTrue(result.contains(label.group(1)), label.group() + " of " + query));
        }
    }

    /** A value that never occurs selects nothing, or leaves out nothing. */
    @Test
    void valuesOfLabelsOccur() {
        Set<String> templates = RouteTable.load().routes().stream().map(Route::template).collect(Collectors.toSet());
        for (Query query : queries()) {
            PromQl.of(query.expression()).values().forEach((label, values) -> values.forEach(value -> assertTrue(
                    observed.measurements().values().get(label).contains(value) || label.equals("route") && templates.contains(value), label + " " + value)));
        }
    }

    @Test
    void everyServiceShowsRequestsAndItsMachineAndSevenTheirDatabase() {
        for (ServiceName service : ServiceName.values()) {
            Set<String> seen = observed.measurements().seen().get(service);
            assertTrue(seen.containsAll(Set.of("http_server_requests_seconds_count", "memory_usedHeap_bytes", "gc_total", "cpu_systemLoadAverage")), service + " " + seen);
            assertEquals(service != ServiceName.GATEWAY, seen.contains("database_connections_active"), service.toString());
        }
    }

    @Test
    void everyAlertHasANameOfItsOwnAndSaysHowUrgentItIsAndWhereItIsExplained() {
        Set<String> names = new TreeSet<>();
        for (JsonNode rule : rules()) {
            assertTrue(names.add(rule.path("alert").asText()), rule.toString());
            assertEquals("docs/operations.md", rule.path("annotations").path("runbook").asText(), rule.toString());
            assertTrue(rule.path("annotations").path("summary").asText().length() > 10, rule.toString());
            assertTrue(Set.of("page", "warn").contains(rule.path("labels").path("severity").asText()), rule.toString());
        }
        assertEquals(List.of("alerts.yml"), Yaml.texts(Yaml.file("compose/prometheus/prometheus.yml").path("rule_files")));
    }

    @Test
    void thePageNamesOnlyMetricsThatServicesShow() {
        Set<String> shown = observed.measurements().labels().keySet();
        Set<String> beginnings = shown.stream().filter(name -> name.contains("_")).map(name -> name.replaceFirst("_.*", "_")).collect(Collectors.toSet());
        List<String> wrong = OperationsPage.allCode().stream().filter(code -> code.matches("[a-z]+_\\w+") && beginnings.stream().anyMatch(code::startsWith))
                .filter(code -> !shown.contains(code)).toList();

        assertEquals(List.of(), wrong);
        assertTrue(OperationsPage.text().contains("`outbox_set_aside_total`") && shown.contains("outbox_set_aside_total"));
    }

    /** Every path at every service, but the list of services, which the gateway alone has. */
    @Test
    void thePathsOfThePageAnswerAsItSays() {
        observed.answers().forEach((service, answers) -> answers.forEach((path, status) ->
                assertEquals(path.equals("/health/services") && service != ServiceName.GATEWAY ? 401 : 200, status, service + " " + path)));
        assertEquals(Set.of("/health", "/ready", "/live", "/startup", "/metrics", "/version", "/health/services"), observed.answers().get(ServiceName.GATEWAY).keySet());
    }

    @Test
    void statementsOfThePageFitTheSchemas() {
        assertTrue(sql().size() >= 8, sql().toString());
        assertEquals(List.of(), observed.refused());
        assertEquals(List.of(), observed.unevenly(), "balance and ledger");
    }

    /** A field that no line has makes a query that finds nothing, without a word. */
    @Test
    void queriesAskForFieldsThatLinesHave() {
        Set<String> real = new TreeSet<>();
        observed.lines().forEach(line -> line.fieldNames().forEachRemaining(real::add));
        real.addAll(Set.of("@timestamp", "@log", "@message"));
        assertTrue(OperationsPage.blocks("sql").size() >= 12);
        for (String query : OperationsPage.blocks("sql")) {
            Set<String> lacking = new TreeSet<>(Insights.of(query).fields());
            lacking.removeAll(real);
            assertEquals(Set.of(), lacking, query + real);
        }
    }

    @Test
    void queriesCompareWithWhatOccurs() throws IOException {
        Set<String> levels = values("level");
        assertEquals(Set.of("INFO", "WARN", "ERROR"), levels);
        assertTrue(observed.lines().stream().anyMatch(line -> line.path("ms").isNumber() && line.path("status").isInt()));
        String sources = sources();
        for (String query : OperationsPage.blocks("sql")) {
            Insights asked = Insights.of(query);
            assertTrue(levels.containsAll(asked.equal().getOrDefault("level", Set.of())), query);
            for (String logger : asked.equal().getOrDefault("logger", Set.of())) {
                assertTrue(values("logger").contains(logger) || sources.contains("package " + logger.replaceFirst("\\.\\w+$", ";"))
                        && sources.contains("LoggerFactory.getLogger(" + logger.replaceFirst(".*\\.", "") + ".class)"), logger);
            }
            asked.equal().getOrDefault("route", Set.of()).forEach(route -> assertTrue(route.equals("/api/v1/events") || observed.measurements().values().get("route").contains(route), route));
            Stream.concat(asked.equal().getOrDefault("message", Set.of()).stream(), asked.like().values().stream().flatMap(Set::stream))
                    .forEach(text -> assertTrue(sources.contains(text), "nothing says \"" + text + "\""));
        }
    }

    private static Set<String> values(String field) {
        return observed.lines().stream().map(line -> line.path(field).asText()).collect(Collectors.toSet());
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String folder : List.of("common", "gateway", "services")) {
            try (Stream<Path> files = Files.walk(Tool.ROOT.resolve(folder))) {
                for (Path file : files.filter(one -> one.toString().endsWith(".java") && one.toString().contains("/src/main/")).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }
}
