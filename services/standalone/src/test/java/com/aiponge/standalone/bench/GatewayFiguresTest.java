package com.aiponge.standalone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GatewayFiguresTest {
    @Test
    void comparesWithNginxByTheRatioTheReachWasSetWith() {
        Figure figure = GatewayFigures.against(196, 98.0);
        assertEquals("2", figure.value());
        assertEquals("≤ 5", figure.reach());
        assertEquals("reached", figure.verdict());
        assertTrue(figure.remark().contains("nginx adds 98 µs"), figure.remark());
        assertEquals("missed", GatewayFigures.against(196, 20.0).verdict());
    }

    @Test
    void saysNothingWithoutSomethingToCompareWith() {
        assertEquals("skipped", GatewayFigures.against(196, null).verdict());
        assertEquals("skipped", GatewayFigures.against(196, -3.0).verdict());
    }
}
