package com.aiponge.standalone.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.charts.Yaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        observed = ObservedPlatform.see(folder);
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
}
