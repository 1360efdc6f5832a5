package com.aiponge.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sessions, tokens and accounts that ended before their tokens expire. Each is remembered as long as a token can live after it; what a session
 * or account gets later is good again. Thread-safe.
 */
public final class Revocations {
    /** Tokens live 15 minutes; one more for clocks that differ. */
    private static final Duration KEPT = Duration.ofMinutes(16);

    private final Clock clock;
    private final Map<UUID, Instant> sessions = new ConcurrentHashMap<>();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> accounts = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Revocations(Clock clock) {
        this.clock = clock;
    }

    /** Whether this token was revoked. An account that was revoked refuses the tokens issued until then. */
    public boolean holds(Visitor visitor) {
        return sessions.containsKey(visitor.sessionId()) || tokens.containsKey(visitor.tokenId()) || holdsAccount(visitor);
    }

    /** Whether the whole account was revoked. */
    public boolean holdsAccount(Visitor visitor) {
        Instant since = accounts.get(visitor.userId());
        return since != null && !visitor.issuedAt().isAfter(since);
    }

    /** Notes what was revoked just now, and tells the listeners. */
    public void add(List<UUID> endedSessions, List<String> endedTokens, List<UUID> endedAccounts) {
        Instant now = clock.instant();
        endedSessions.forEach(id -> sessions.putIfAbsent(id, now));
        endedTokens.forEach(id -> tokens.putIfAbsent(id, now));
        endedAccounts.forEach(id -> accounts.put(id, now));
        forgetBefore(now.minus(KEPT));
        listeners.forEach(Runnable::run);
    }

    /** Runs after each addition; must be quick. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    int size() {
        return sessions.size() + tokens.size() + accounts.size();
    }

    private void forgetBefore(Instant end) {
        sessions.values().removeIf(at -> at.isBefore(end));
        tokens.values().removeIf(at -> at.isBefore(end));
        accounts.values().removeIf(at -> at.isBefore(end));
    }
}
