package com.aiponge.user.credit;

import com.aiponge.user.subscription.Feature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A hold on credits and on the month's counters.
 *
 * @param openingBalance  of the account right after the hold
 * @param closingBalance  of the account right after the hold ended; null while it is open, like {@code settledQuantity}
 * @param settledQuantity what was delivered and charged
 */
record Reservation(UUID id, UUID operationId, UUID userId, Feature feature, int quantity, int unitPrice, LocalDate month, String state,
                   int openingBalance, Integer closingBalance, Integer settledQuantity, Instant expiresAt) {
    static final String RESERVED = "reserved";
    static final String SETTLED = "settled";
    static final String CANCELLED = "cancelled";
    static final String EXPIRED = "expired";

    int amount() {
        return quantity * unitPrice;
    }

    boolean isOpen() {
        return state.equals(RESERVED);
    }

    Reserved reserved() {
        return new Reserved(id, unitPrice, amount(), openingBalance, expiresAt);
    }

    /** What came of it; only when it is closed. */
    Closed closed() {
        int charged = settledQuantity * unitPrice;
        return new Closed(charged, amount() - charged, closingBalance);
    }

    Reservation close(String how, int delivered, int balance) {
        return new Reservation(id, operationId, userId, feature, quantity, unitPrice, month, how, openingBalance, balance, delivered, expiresAt);
    }

    /** The answer to a reservation. */
    record Reserved(UUID reservationId, int unitPrice, int amount, int currentBalance, Instant expiresAt) {
    }

    /** What the end of a hold moved. */
    record Closed(int settledAmount, int refundedAmount, int newBalance) {
    }
}
