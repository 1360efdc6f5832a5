package com.aiponge.runtime.telemetry;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.providers.micrometer.MicrometerPrometheusFormatter;
import java.nio.charset.StandardCharsets;

/**
 * The meters of one service as Prometheus text 0.0.4. A process has one registry whatever scopes are asked for (Helidon 4.1.7), so the
 * lines of other services in the same process are left out by their {@code service} tag.
 */
public final class MetricsText {
    private MetricsText() {
    }

    public static byte[] of(String service) {
        String own = "service=\"" + service + '"';
        String all = MicrometerPrometheusFormatter.builder(Metrics.globalRegistry())
                .resultMediaType(MediaTypes.TEXT_PLAIN).build().format().map(Object::toString).orElse("");
        StringBuilder text = new StringBuilder(all.length() / 4);
        for (String line : all.split("\n")) {
            boolean foreign = line.contains("service=\"") && !line.contains(own);
            if (!foreign) {
                text.append(line).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
