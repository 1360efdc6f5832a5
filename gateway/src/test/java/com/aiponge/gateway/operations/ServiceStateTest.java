package com.aiponge.gateway.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which word a probe's result is told by: apps block all their screens on {@code unhealthy}. */
final class ServiceStateTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:12:33Z");

    @Test
    void onlyAVitalServiceIsUnhealthyAndOnlyAfterThreeFailures() {
        ServiceProbe.Result down = new ServiceProbe.Result(3, "not reachable");
        assertEquals("degraded", ServiceState.of("user-service", down, NOW, true, 1).status());
        assertEquals("degraded", ServiceState.of("user-service", down, NOW, true, 2).status());
        assertEquals("unhealthy", ServiceState.of("user-service", down, NOW, true, 3).status());
        assertEquals("degraded", ServiceState.of("music-service", down, NOW, false, 30).status());
        assertFalse(ServiceState.of("user-service", down, NOW, true, 1).isReady());
    }

    @Test
    void aSlowServiceIsDegradedButReady() {
        ServiceState slow = ServiceState.of("user-service", new ServiceProbe.Result(840, null), NOW, true, 0);
        assertEquals("degraded", slow.status());
        assertEquals("slow answers", slow.error());
        assertTrue(slow.isReady());
        ServiceState quick = ServiceState.of("user-service", new ServiceProbe.Result(4, null), NOW, true, 0);
        assertTrue(quick.isHealthy());
        assertNull(quick.error());
    }

    @Test
    void withoutDataNothingIsKnown() {
        ServiceState unknown = ServiceState.unknown("user-service");
        assertEquals("unknown", unknown.status());
        assertFalse(unknown.isReady());
    }
}
