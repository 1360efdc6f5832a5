package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.LimitClass;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.redis.Budget;
import com.aiponge.runtime.redis.RateLimiter;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts the request against its class and says how much is left (contract 0.9). */
final class RateLimits implements Step {
    private record Counted(Budget budget, Header limit, Header policy) {
    }

    private final RateLimiter limiter;
    private final Map<LimitClass, Counted> classes = new EnumMap<>(LimitClass.class);

    RateLimits(RateLimiter limiter, Map<LimitClass, Budget> budgets) {
        this.limiter = limiter;
        budgets.forEach((limit, budget) -> classes.put(limit, new Counted(budget,
                HeaderValues.createCached(Names.LIMIT, Integer.toString(budget.requests())),
                HeaderValues.createCached(Names.POLICY, budget.requests() + ";w=" + budget.window().toSeconds()))));
    }

    @Override
    public boolean pass(Exchange exchange) {
        LimitClass limit = exchange.route().limit();
        if (limit == LimitClass.NONE) {
            return true;
        }
        Counted counted = classes.get(limit);
        RateLimiter.Decision decision = take(limit, exchange.visitor(), exchange.clientAddress());
        exchange.response().header(counted.limit()).header(counted.policy())
                .header(HeaderValues.create(Names.REMAINING, Integer.toString(decision.remaining())))
                .header(HeaderValues.create(Names.RESET, Long.toString(seconds(decision.reset()))));
        if (!decision.allowed()) {
            throw new Problem.TooMany("RATE_LIMIT_EXCEEDED", "Too many requests; please wait a moment", Duration.ofSeconds(seconds(decision.retry())));
        }
        return true;
    }

    RateLimiter.Decision take(LimitClass limit, Visitor visitor, String address) {
        boolean byUser = limit.key() == LimitClass.Key.USER && visitor != null;
        return limiter.take(byUser ? visitor.user() : network(address), classes.get(limit).budget());
    }

    /** One household has a whole /64 of IPv6 addresses: they are counted as one. */
    static String network(String address) {
        int colons = 0;
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) == ':' && ++colons == 4) {
                return address.substring(0, i);
            }
        }
        return address;
    }

    private static long seconds(Duration time) {
        return (time.toMillis() + 999) / 1000;
    }
}
