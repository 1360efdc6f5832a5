package com.aiponge.user.credit;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.subscription.Month;
import com.aiponge.user.subscription.Plans;
import com.aiponge.user.subscription.Subscriptions;
import com.aiponge.user.subscription.Tier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds: reserve, renew, settle, cancel, expire. Each step locks the person's account, so the steps of one person follow one
 * another, and closes the hold only when it is still open. A step that is repeated answers what it answered first.
 */
public final class Reservations {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int SWEEP = 200;

    private final Database database;
    private final CreditStore accounts;
    private final ReservationStore holds;
    private final LedgerEvents events;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Clock clock;

    public Reservations(Database database, Outbox outbox, Subscriptions subscriptions, Clock clock) {
        this.database = database;
        this.accounts = new CreditStore(database);
        this.holds = new ReservationStore(database);
        this.events = new LedgerEvents(outbox);
        this.subscriptions = subscriptions;
        this.plans = subscriptions.plans();
        this.clock = clock;
    }

    /** @param staff pass every check and pay nothing, but have their hold like everybody */
    Reservation.Reserved reserve(NewReservation asked, boolean staff) {
        return database.transaction(() -> {
            Account account = locked(asked.userId());
            Optional<Reservation> known = holds.ofOperation(asked.operationId());
            if (known.isPresent()) {
                return own(known, asked.userId()).reserved();
            }
            Instant now = now();
            Month month = Month.of(now);
            if (!staff) {
                check(asked, account, month);
            }
            int price = staff ? 0 : plans.price(asked.feature());
            int amount = price * asked.quantity();
            Account after = account.held(amount);
            Reservation hold = new Reservation(Ids.next(), asked.operationId(), asked.userId(), asked.feature(), asked.quantity(), price,
                    month.firstDay(), Reservation.RESERVED, after.balance(), null, null, now.plus(LIFE));
            holds.add(hold, asked.reason(), now);
            holds.count(hold);
            if (amount > 0) {
                accounts.save(after, now);
                accounts.book(after, -amount, "deduction", hold.id(), "hold:" + hold.id(), now);
            }
            events.step(after, Reservation.RESERVED);
            return hold.reserved();
        });
    }

    /** The new end of the hold. @throws Problem.Conflict when it is closed */
    Instant renew(UUID id, UUID userId) {
        Instant expires = now().plus(LIFE);
        own(holds.find(id), userId);
        if (!holds.renew(id, expires)) {
            throw closed();
        }
        return expires;
    }

    /** Charges what was delivered and gives the rest back. */
    Reservation.Closed settle(UUID id, UUID userId, int delivered) {
        return database.transaction(() -> {
            Account account = locked(userId);
            Reservation hold = own(holds.find(id), userId);
            if (hold.state().equals(Reservation.SETTLED)) {
                return hold.closed();
            }
            if (!hold.isOpen()) {
                throw closed();
            }
            if (delivered > hold.quantity()) {
                throw new Problem.Invalid("VALIDATION_ERROR", "More was delivered than was reserved");
            }
            return close(hold, account, Reservation.SETTLED, delivered);
        });
    }

    /** Gives everything back. A hold that has expired meanwhile was given back already. */
    Reservation.Closed cancel(UUID id, UUID userId) {
        return database.transaction(() -> {
            Account account = locked(userId);
            Reservation hold = own(holds.find(id), userId);
            if (hold.state().equals(Reservation.SETTLED)) {
                throw closed();
            }
            return hold.isOpen() ? close(hold, account, Reservation.CANCELLED, 0) : hold.closed();
        });
    }

    /** Ends the holds that nobody renewed. Run by the clock; several at once do no harm. */
    public void expireOverdue() {
        for (Reservation overdue : holds.overdue(now(), SWEEP)) {
            database.inTransaction(() -> {
                Account account = locked(overdue.userId());
                holds.find(overdue.id())
                        .filter(hold -> hold.isOpen() && !hold.expiresAt().isAfter(now()))
                        .ifPresent(hold -> close(hold, account, Reservation.EXPIRED, 0));
            });
        }
    }

    private Reservation.Closed close(Reservation hold, Account account, String how, int delivered) {
        Instant now = now();
        int charged = delivered * hold.unitPrice();
        int returned = hold.amount() - charged;
        Account after = account.released(charged, returned);
        Reservation closed = hold.close(how, delivered, after.balance());
        if (!holds.close(closed, now)) {
            throw closed();
        }
        holds.uncount(closed);
        if (hold.amount() > 0) {
            accounts.save(after, now);
        }
        if (returned > 0) {
            accounts.book(after, returned, "refund", hold.id(), "return:" + hold.id(), now);
        }
        events.step(after, how);
        return closed.closed();
    }

    private void check(NewReservation asked, Account account, Month month) {
        Tier tier = subscriptions.tier(asked.userId(), account.guest());
        int counted = subscriptions.counted(asked.userId(), month).getOrDefault(asked.feature().wireName(), 0);
        new Checks(plans, tier, asked.feature(), asked.quantity(), counted, account.balance(), month).pass();
    }

    private Account locked(UUID userId) {
        return accounts.lock(userId).orElseThrow(Problem.NotFound::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Another person's hold answers like an unknown one. */
    private static Reservation own(Optional<Reservation> hold, UUID userId) {
        return hold.filter(found -> found.userId().equals(userId)).orElseThrow(Problem.NotFound::new);
    }

    private static Problem closed() {
        return new Problem.Conflict("CONFLICT", "This reservation is closed");
    }
}
