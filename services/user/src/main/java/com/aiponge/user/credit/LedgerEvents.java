package com.aiponge.user.credit;

import com.aiponge.runtime.events.Outbox;
import java.util.Map;

/** Tells all devices of a person about each step of the ledger, in the step's transaction. */
final class LedgerEvents {
    private final Outbox outbox;

    LedgerEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void step(Account after, String reason) {
        outbox.event(after.userId(), "credits.updated", Map.of(
                "currentBalance", after.balance(), "reserved", after.reserved(), "totalSpent", after.spent(), "reason", reason));
    }
}
