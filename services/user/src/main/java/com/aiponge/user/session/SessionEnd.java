package com.aiponge.user.session;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.user.revocation.Revocations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ends sign-ins: refresh tokens at once, access tokens as soon as the gateway hears of it. Thread-safe. */
public final class SessionEnd {
    private final SessionStore store;
    private final Revocations revocations;
    private final Outbox outbox;
    private final Clock clock;

    public SessionEnd(Database database, Revocations revocations, Outbox outbox, Clock clock) {
        this.store = new SessionStore(database);
        this.revocations = revocations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Ends every session of an account and says how many families ended. The transaction open on this thread must hold the account's row
     * for update, and this comes last in it.
     */
    public int endAll(UUID account, String reason) {
        List<UUID> families = store.endFamiliesOf(account, reason, clock.instant());
        if (!families.isEmpty()) {
            revoke(account, families, reason, List.of());
        }
        return families.size();
    }

    /** Ends the family of a locked session, and single tokens by their {@code jti}. */
    void end(StoredSession session, String reason, List<String> tokens) {
        boolean first = store.endFamily(session.familyId(), reason, clock.instant());
        revoke(session.accountId(), first ? List.of(session.familyId()) : List.of(), reason, tokens);
    }

    private void revoke(UUID account, List<UUID> families, String reason, List<String> tokens) {
        Instant usable = clock.instant().minus(Sessions.ACCESS_LIFE);
        List<UUID> sessions = families.isEmpty() ? List.of() : store.inUse(families, usable);
        sessions.forEach(id -> outbox.event(account, "session.revoked", Map.of("sessionId", id, "reason", reason)));
        revocations.revoke(sessions, tokens);
    }
}
