package com.aiponge.standalone.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void tellsMetricsFromFunctionsLabelsAndTimes() {
        PromQl asked = PromQl.of("topk(10, sum by (service, route) (rate(a_sum{outcome=\"5xx\", route!~\"/x|/y\"}[5m]))) / on (service) b or 0 * min_over_time(c:d[1h]) > 0.85");

        assertEquals(Set.of("a_sum", "b", "c:d"), asked.metrics());
        assertEquals(Set.of("outcome", "route", "service"), asked.labels());
        assertEquals(Set.of("route", "service"), asked.kept());
        assertEquals(Map.of("outcome", Set.of("5xx"), "route", Set.of("/x", "/y")), asked.values());
    }
}
