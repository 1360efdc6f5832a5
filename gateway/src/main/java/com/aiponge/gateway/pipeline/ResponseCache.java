package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.redis.Cache;
import io.helidon.http.HeaderNames;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Public catalogue answers from memory for as long as their service says, and longer while that service is away. Never for a signed-in person
 * where their answer could differ: they read what they wrote (contract 0.15).
 */
final class ResponseCache implements Step {
    private static final Duration WHILE_AWAY = Duration.ofMinutes(10);
    private static final int LONGEST_KEY = 300;
    private static final int LARGEST = 64 * 1024;

    private final Cache cache;
    private final PeerForward peers;
    private final Clock clock;

    ResponseCache(Cache cache, PeerForward peers, Clock clock) {
        this.cache = cache;
        this.peers = peers;
        this.clock = clock;
    }

    @Override
    public boolean pass(Exchange exchange) {
        boolean shared = exchange.route().is(Trait.SHARED) || exchange.route().is(Trait.ANONYMOUS) && exchange.visitor() == null;
        String key = shared ? key(exchange) : null;
        if (key == null || key.length() > LONGEST_KEY) {
            return true;
        }
        Optional<byte[]> kept = cache.get(key);
        if (kept.isPresent() && isFresh(kept.get())) {
            WholeAnswer.of(kept.get()).send(exchange);
            return false;
        }
        fetch(exchange, key, kept).send(exchange);
        return false;
    }

    private boolean isFresh(byte[] stored) {
        WholeAnswer answer = WholeAnswer.of(stored);
        return clock.millis() - WholeAnswer.time(stored) < answer.publicSeconds() * 1000L;
    }

    private WholeAnswer fetch(Exchange exchange, String key, Optional<byte[]> kept) {
        WholeAnswer answer;
        try {
            answer = peers.fetch(exchange);
        } catch (Problem away) {
            return kept.map(WholeAnswer::of).orElseThrow(() -> away);
        }
        if (answer.status() >= 500 && kept.isPresent()) {
            return WholeAnswer.of(kept.get());
        }
        int seconds = answer.publicSeconds();
        if (seconds > 0 && answer.body().length <= LARGEST) {
            cache.put(key, answer.stored(clock.millis()), WHILE_AWAY.plusSeconds(seconds));
        }
        return answer;
    }

    private static String key(Exchange exchange) {
        return exchange.header(HeaderNames.ACCEPT_LANGUAGE) + ' ' + exchange.rawPath() + '?' + exchange.rawQuery();
    }
}
