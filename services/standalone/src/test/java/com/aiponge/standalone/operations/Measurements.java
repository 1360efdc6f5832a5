package com.aiponge.standalone.operations;

import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the eight {@code /metrics} showed: of each metric its labels, of each label the values that were seen.
 *
 * @param labels by metric; {@code instance} and {@code job}, which Prometheus puts to each of them, among them
 * @param values by label
 * @param seen   metrics of each service
 */
record Measurements(Map<String, Set<String>> labels, Map<String, Set<String>> values, Map<ServiceName, Set<String>> seen) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** @param port of each service */
    static Measurements scrape(Map<ServiceName, Integer> port) {
        Measurements all = new Measurements(new TreeMap<>(), new HashMap<>(), new HashMap<>());
        all.ofPrometheus("up", Set.of());
        all.ofPrometheus("ALERTS", Set.of("alertname", "alertstate", "severity"));
        port.forEach((service, at) -> all.read(service, new String(ApiClient.at(at).get("/metrics").expect(200).bytes(), StandardCharsets.UTF_8)));
        return all;
    }

    /** What Prometheus says of itself and of whom it asks. */
    private void ofPrometheus(String metric, Set<String> own) {
        labels.computeIfAbsent(metric, name -> new TreeSet<>(Set.of("instance", "job"))).addAll(own);
        values.put("alertstate", Set.of("pending", "firing"));
        values.put("job", Set.of("aiponge"));
    }

    private void read(ServiceName service, String page) {
        Matcher samples = SAMPLE.matcher(page);
        while (samples.find()) {
            ofPrometheus(samples.group(1), Set.of());
            seen.computeIfAbsent(service, name -> new TreeSet<>()).add(samples.group(1));
            LABEL.matcher(samples.group(2) == null ? "" : samples.group(2)).results().forEach(label -> {
                labels.get(samples.group(1)).add(label.group(1));
                values.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
            });
        }
    }
}
