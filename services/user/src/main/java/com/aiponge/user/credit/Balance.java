package com.aiponge.user.credit;

import java.util.UUID;

/**
 * Credits of one person.
 *
 * @param currentBalance spendable; open holds are already taken off
 * @param reserved       open holds
 * @param totalSpent     settled
 * @param giftable       the purchased part
 */
public record Balance(UUID userId, int currentBalance, int remaining, int available, int reserved, int totalSpent, int giftable) {

    static Balance of(Account account) {
        int balance = account.balance();
        return new Balance(account.userId(), balance, balance, balance, account.reserved(), account.spent(), Math.min(account.giftable(), balance));
    }
}
