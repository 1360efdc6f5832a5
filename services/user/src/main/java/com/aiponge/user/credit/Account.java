package com.aiponge.user.credit;

import java.util.UUID;

/** A row of the ledger's accounts. */
record Account(UUID userId, boolean guest, int balance, int reserved, int spent, int giftable) {

    static Account none(UUID userId) {
        return new Account(userId, false, 0, 0, 0, 0);
    }

    /** After a hold of so many credits. */
    Account held(int amount) {
        return new Account(userId, guest, balance - amount, reserved + amount, spent, giftable);
    }

    /** After a hold has ended: part of it charged, the rest given back. */
    Account released(int charged, int returned) {
        return new Account(userId, guest, balance + returned, reserved - charged - returned, spent + charged, giftable);
    }

    Account granted(int amount) {
        return new Account(userId, guest, balance + amount, reserved, spent, giftable);
    }
}
