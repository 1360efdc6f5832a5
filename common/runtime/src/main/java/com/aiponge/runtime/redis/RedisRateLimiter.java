package com.aiponge.runtime.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * Buckets that all instances share. An instance takes tokens of a busy key in small leases, at most a twentieth of the budget, and spends them
 * by itself, so a hot key costs Redis one call in fifteen requests; what it has not spent after a while it gives back. A lease is taken out of
 * the bucket before it is spent: together the instances never grant more than the budget.
 */
public final class RedisRateLimiter implements RateLimiter {
    private static final String SCRIPT = """
            local cap, rate, now, want, back = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
            local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
            local tokens, at = tonumber(kept[1]) or cap, tonumber(kept[2]) or now
            if now > at then
              tokens = tokens + (now - at) * rate
              at = now
            end
            tokens = math.min(cap, tokens + back)
            local granted = math.min(want, math.floor(tokens))
            tokens = tokens - granted
            redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', string.format('%d', at))
            redis.call('PEXPIRE', KEYS[1], math.ceil(cap / rate) + 1000)
            return {granted, math.floor(tokens * 1000)}
            """;
    private static final int SHARE = 20;
    private static final int MOST_LEASES = 100_000;

    private final RedisLink link;
    private final Clock clock;
    private final Generations<Lease> leases = new Generations<>(MOST_LEASES);
    private volatile String sha;

    public RedisRateLimiter(RedisLink link, Clock clock) {
        this.link = link;
        this.clock = clock;
    }

    /** @throws RedisAway when a new lease is needed and Redis does not answer */
    @Override
    public Decision take(String key, Budget budget) {
        String name = "limit:" + budget.name() + ':' + key;
        return leases.getOrMake(name, made -> new Lease()).take(name, budget, clock.millis());
    }

    private record Grant(int granted, double rest) {
    }

    private Grant grant(String key, Budget budget, long now, int want, int back) {
        byte[][] arguments = {bytes(budget.requests()), bytes(budget.perMilli()), bytes(now), bytes(want), bytes(back)};
        String[] keys = {key};
        List<Object> answer;
        try {
            if (sha == null) {
                sha = link.call(redis -> redis.scriptLoad(SCRIPT));
            }
            String digest = sha;
            answer = link.call(redis -> redis.evalsha(digest, ScriptOutputType.MULTI, keys, arguments));
        } catch (RedisNoScriptException e) {
            answer = link.call(redis -> redis.eval(SCRIPT, ScriptOutputType.MULTI, keys, arguments)); // Redis was restarted
        }
        return new Grant(((Long) answer.get(0)).intValue(), (Long) answer.get(1) / 1000.0);
    }

    private static byte[] bytes(Object number) {
        return String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
    }

    /** The tokens of one key that this instance holds. Requests of one key wait for each other, so one call serves them all. */
    private final class Lease {
        private int held;
        private int size = 1;
        private double rest;
        private long fetched;
        private long refusedUntil;

        synchronized Decision take(String key, Budget budget, long now) {
            boolean stale = now - fetched > budget.window().toMillis() / 6;
            if (held == 0 || stale) {
                if (now < refusedUntil) {
                    return Decision.of(false, level(budget, now), budget);
                }
                fetch(key, budget, now, stale);
            }
            boolean allowed = held > 0;
            held -= allowed ? 1 : 0;
            return Decision.of(allowed, allowed ? held + level(budget, now) : level(budget, now), budget);
        }

        private void fetch(String key, Budget budget, long now, boolean stale) {
            int most = Math.max(1, budget.requests() / SHARE);
            size = stale ? Math.max(1, size / 2) : Math.min(most, size * 2);
            Grant grant = grant(key, budget, now, Math.min(size, most), held);
            held = grant.granted();
            rest = grant.rest();
            fetched = now;
            refusedUntil = held > 0 ? 0 : now + (long) Math.ceil(Math.max(0, 1 - rest) / budget.perMilli());
        }

        /** What is left in Redis, as far as we know. */
        private double level(Budget budget, long now) {
            return Math.min(budget.requests() - held, rest + (now - fetched) * budget.perMilli());
        }
    }
}
