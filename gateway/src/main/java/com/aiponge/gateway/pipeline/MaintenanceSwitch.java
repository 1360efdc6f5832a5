package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.Problem;
import java.time.Duration;
import java.util.Map;

/** In maintenance mode every {@code /api} and {@code /uploads} path is 503; operations keep answering (contract 1). */
final class MaintenanceSwitch implements Step {
    private final boolean on;

    MaintenanceSwitch(boolean on) {
        this.on = on;
    }

    @Override
    public boolean pass(Exchange exchange) {
        if (on && (exchange.isApi() || exchange.path().startsWith("/uploads/"))) {
            throw new Problem.Unavailable("MAINTENANCE", "We are working on the platform; please come back in a few minutes",
                    Map.of("maintenance", true), Duration.ofMinutes(5));
        }
        return true;
    }
}
