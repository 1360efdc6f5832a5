package com.aiponge.user.credit;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.user.subscription.Feature;
import com.aiponge.user.subscription.Plans;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The ledger's accounts: opened with a grant, raised when a guest registers, read by everybody. */
public final class Credits {
    private final Database database;
    private final CreditStore store;
    private final LedgerEvents events;
    private final Plans plans;
    private final Clock clock;

    public Credits(Database database, Outbox outbox, Plans plans, Clock clock) {
        this.database = database;
        this.store = new CreditStore(database);
        this.events = new LedgerEvents(outbox);
        this.plans = plans;
        this.clock = clock;
    }

    /** Opens the account of a new person with the starting grant. Joins the caller's transaction; a repeat changes nothing. */
    public void open(UUID userId, boolean guest) {
        int grant = guest ? plans.grants().guest() : plans.grants().registered();
        database.inTransaction(() -> {
            Instant now = clock.instant();
            if (store.open(userId, guest, grant, now)) {
                Account account = new Account(userId, guest, grant, 0, 0, 0);
                store.book(account, grant, "initial", null, "initial:" + userId, now);
                events.step(account, "initial");
            }
        });
    }

    /** Lifts a guest's account to the grant of a registered one, once. Joins the caller's transaction. */
    public void becameRegistered(UUID userId) {
        int grant = plans.grants().registered() - plans.grants().guest();
        database.inTransaction(() -> store.lock(userId).filter(Account::guest).ifPresent(guest -> {
            Instant now = clock.instant();
            Account account = new Account(userId, false, guest.balance(), guest.reserved(), guest.spent(), guest.giftable()).granted(grant);
            store.save(account, now);
            store.book(account, grant, "initial", null, "registered:" + userId, now);
            events.step(account, "registered");
        }));
    }

    /** How many songs were ever delivered to the person. */
    public int songsMade(UUID userId) {
        return store.used(userId, Feature.SONGS.wireName());
    }

    /** Zeros for somebody without an account. */
    public Balance balance(UUID userId) {
        return Balance.of(store.find(userId).orElse(Account.none(userId)));
    }

    /** Whether the ledger keeps the person as a guest. */
    public boolean isGuest(UUID userId) {
        return store.find(userId).orElse(Account.none(userId)).guest();
    }
}
