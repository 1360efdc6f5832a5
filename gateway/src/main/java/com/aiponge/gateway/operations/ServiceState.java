package com.aiponge.gateway.operations;

import java.time.Instant;

/** What is known of one service; a member of {@code /health/services}. @param status E.ServiceHealth */
record ServiceState(String name, String status, long responseTime, Instant lastCheck, String error) {
    private static final long SLOW = 500;

    static ServiceState unknown(String name) {
        return new ServiceState(name, "unknown", 0, null, null);
    }

    /**
     * @param vital    nothing works without it: only then may trouble be called unhealthy, which blocks the apps
     * @param failures failed probes in a row, this one included
     */
    static ServiceState of(String name, ServiceProbe.Result result, Instant at, boolean vital, int failures) {
        if (result.error() != null) {
            return new ServiceState(name, vital && failures >= 3 ? "unhealthy" : "degraded", result.millis(), at, result.error());
        }
        boolean slow = result.millis() > SLOW;
        return new ServiceState(name, slow ? "degraded" : "healthy", result.millis(), at, slow ? "slow answers" : null);
    }

    boolean isHealthy() {
        return status.equals("healthy");
    }

    /** The service answers that it is ready, however slowly. */
    boolean isReady() {
        return isHealthy() || "slow answers".equals(error);
    }
}
