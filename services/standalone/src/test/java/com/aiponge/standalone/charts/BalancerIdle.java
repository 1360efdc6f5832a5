package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a balancer may let a connection to the gateway be quiet, by the gateway's own sources. */
public final class BalancerIdle {
    private static final String LIVE = "gateway/src/main/java/com/aiponge/gateway/live/LiveEvents.java";

    private BalancerIdle() {
    }

    /**
     * Were the gateway to close first, a request could be under way on that connection, and the balancer would answer 502; were the balancer to
     * close sooner, it would cut slow answers and live streams.
     */
    public static void fits(int seconds) {
        int slowest = 0;
        Matcher routes = Pattern.compile("(?m)^[A-Z]+ +(?:\\|[^|]*){4}\\| *(\\d+) *\\|").matcher(Yaml.text("gateway/src/main/resources/gateway/routes.txt"));
        while (routes.find()) {
            slowest = Math.max(slowest, Integer.parseInt(routes.group(1)));
        }

        assertTrue(seconds < LongestStop.seconds(LongestStop.LISTENER, "KEEP_ALIVE"), "the gateway's own limit");
        assertTrue(seconds > slowest && slowest >= 30, "a route may take " + slowest + " s to answer");
        assertTrue(seconds > 2 * LongestStop.seconds(LIVE, "HEARTBEAT"), "one lost heartbeat ends no stream");
    }
}
