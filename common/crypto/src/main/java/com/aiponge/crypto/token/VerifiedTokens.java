package com.aiponge.crypto.token;

import com.aiponge.crypto.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bounded map in two generations: when the young one is half of the size, it becomes the old one, and what was old is
 * forgotten. A token in use moves to the young one, so the busy ones stay, at no cost of ordering. Thread-safe.
 */
final class VerifiedTokens {
    /** SHA-256 of a token's text; the cache never holds the token. */
    record Fingerprint(long a, long b, long c, long d) {
        static Fingerprint of(String token) {
            ByteBuffer digest = ByteBuffer.wrap(Secrets.sha256(token.getBytes(StandardCharsets.ISO_8859_1)));
            return new Fingerprint(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
        }
    }

    private record Generations(Map<Fingerprint, UserClaims> young, Map<Fingerprint, UserClaims> old) {
    }

    private final int half;
    private volatile Generations generations = new Generations(new ConcurrentHashMap<>(), Map.of());

    VerifiedTokens(int size) {
        this.half = size / 2;
    }

    UserClaims find(Fingerprint token) {
        Generations now = generations;
        UserClaims claims = now.young().get(token);
        if (claims != null) {
            return claims;
        }
        claims = now.old().get(token);
        if (claims != null) {
            add(token, claims);
        }
        return claims;
    }

    void add(Fingerprint token, UserClaims claims) {
        if (half == 0) {
            return;
        }
        if (generations.young().size() >= half) {
            turn();
        }
        generations.young().put(token, claims);
    }

    int size() {
        Generations now = generations;
        return now.young().size() + now.old().size();
    }

    private synchronized void turn() {
        if (generations.young().size() >= half) {
            generations = new Generations(new ConcurrentHashMap<>(), generations.young());
        }
    }
}
