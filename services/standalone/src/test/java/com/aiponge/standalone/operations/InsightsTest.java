package com.aiponge.standalone.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InsightsTest {
    @Test
    void tellsFieldsFromFunctionsAliasesAndTexts() {
        Insights query = Insights.of("""
                fields @timestamp, message
                | filter level in ["ERROR", "WARN"] and logger = "request" or message like "went away"
                | stats count(*) as n, pct(ms, 95) as p95 by route, bin(5m)
                | sort p95 desc
                | limit 20
                """);

        assertEquals(Set.of("@timestamp", "level", "logger", "message", "ms", "route"), query.fields());
        assertEquals(Map.of("level", Set.of("ERROR", "WARN"), "logger", Set.of("request")), query.equal());
        assertEquals(Map.of("message", Set.of("went away")), query.like());
    }
}
