package com.aiponge.user.revocation;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.revocation.RevocationStore.Line;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the gateway which genuine tokens no longer count. A revocation is recorded in the transaction that causes it, and kept for as
 * long as an access token could outlive it. Thread-safe.
 */
public final class Revocations {
    /** The 15 minutes of an access token, and five for clocks that disagree. */
    static final Duration KEPT = Duration.ofMinutes(20);
    /** How soon a waiting reader sees what another instance recorded; of this one it hears at once. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final long NOTHING_SEEN = -1;

    private final Database database;
    private final RevocationStore store;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long heard;
    private boolean stopping;

    public Revocations(Database database, Clock clock) {
        this.database = database;
        this.store = new RevocationStore(database);
        this.clock = clock;
    }

    /** Sessions, and single tokens by their {@code jti}; last in the caller's transaction. */
    public void revoke(Collection<UUID> sessions, Collection<String> tokens) {
        record("session", sessions.stream().map(UUID::toString).toList(), "token", tokens);
    }

    /** A locked account: until it is unlocked no token of it may be issued, so the sessions must be ended too. */
    public void lock(UUID account) {
        record("account", List.of(account.toString()), "token", List.of());
    }

    /**
     * What was revoked after the cursor. Waits for news up to {@code patience}; the first call, and one whose cursor this database
     * never gave, is answered at once with everything that still matters.
     */
    Changes after(String cursor, Duration patience) throws InterruptedException {
        long seen = cursor == null ? NOTHING_SEEN : number(cursor);
        if (seen > store.newest().orElse(0L)) {
            seen = NOTHING_SEEN;
        }
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long heardBefore = heardSoFar();
            List<Line> lines = store.after(seen, clock.instant());
            long left = end - System.nanoTime();
            if (lines.getFirst().last() != seen || left <= 0 || isStopping()) {
                return changes(lines);
            }
            awaitNews(heardBefore, Math.min(left, LOOK_EVERY.toNanos()));
        }
    }

    /** Lets waiting readers go, so that they do not hold up a stop. */
    public void stop() {
        lock.lock();
        try {
            stopping = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what no token can outlive. */
    public void purge() {
        store.purge(clock.instant());
    }

    private void record(String kind, Collection<String> refs, String otherKind, Collection<String> otherRefs) {
        if (refs.isEmpty() && otherRefs.isEmpty()) {
            return;
        }
        List<String> kinds = new ArrayList<>();
        refs.forEach(ref -> kinds.add(kind));
        otherRefs.forEach(ref -> kinds.add(otherKind));
        List<String> all = new ArrayList<>(refs);
        all.addAll(otherRefs);
        store.add(kinds, all, clock.instant().plus(KEPT));
        database.afterCommit(this::tell);
    }

    private void tell() {
        lock.lock();
        try {
            heard++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long heardSoFar() {
        lock.lock();
        try {
            return heard;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNews(long heardBefore, long nanos) throws InterruptedException {
        lock.lock();
        try {
            if (heard == heardBefore && !stopping) {
                news.await(nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Changes changes(List<Line> lines) {
        return new Changes(Long.toString(lines.getFirst().last()),
                refs(lines, "session").stream().map(UUID::fromString).toList(),
                refs(lines, "token"),
                refs(lines, "account").stream().map(UUID::fromString).toList());
    }

    private static List<String> refs(List<Line> lines, String kind) {
        return lines.stream().filter(line -> kind.equals(line.kind())).map(Line::ref).toList();
    }

    private static long number(String cursor) {
        try {
            long number = Long.parseLong(cursor);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused();
        }
        throw refused();
    }

    private static Problem refused() {
        return new Problem.Invalid("INVALID_CURSOR", "This cursor belongs to no such list");
    }
}
