package com.aiponge.user.credit;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of the ledger: accounts and what was booked on them. */
final class CreditStore {
    private static final String COLUMNS = "user_id, guest, balance, reserved, spent, giftable";

    private final Database database;

    CreditStore(Database database) {
        this.database = database;
    }

    /** Whether the account is new. */
    boolean open(UUID userId, boolean guest, int balance, Instant now) {
        return database.sql("""
                        INSERT INTO credit_accounts (user_id, guest, balance, created_at, updated_at)
                        VALUES (:user, :guest, :balance, :now, :now) ON CONFLICT (user_id) DO NOTHING""")
                .bind("user", userId)
                .bind("guest", guest)
                .bind("balance", balance)
                .bind("now", now)
                .update() == 1;
    }

    Optional<Account> find(UUID userId) {
        return database.sql("SELECT " + COLUMNS + " FROM credit_accounts WHERE user_id = :user")
                .bind("user", userId)
                .first(CreditStore::read);
    }

    /** The account, and nobody else's step until this transaction ends. What depends on it must be read by later statements. */
    Optional<Account> lock(UUID userId) {
        return database.sql("SELECT " + COLUMNS + " FROM credit_accounts WHERE user_id = :user FOR UPDATE")
                .bind("user", userId)
                .first(CreditStore::read);
    }

    /** Writes the state of a locked account. */
    void save(Account account, Instant now) {
        database.sql("""
                        UPDATE credit_accounts
                        SET guest = :guest, balance = :balance, reserved = :reserved, spent = :spent, giftable = :giftable, updated_at = :now
                        WHERE user_id = :user""")
                .bind("user", account.userId())
                .bind("guest", account.guest())
                .bind("balance", account.balance())
                .bind("reserved", account.reserved())
                .bind("spent", account.spent())
                .bind("giftable", account.giftable())
                .bind("now", now)
                .update();
    }

    /** Books an amount once: {@code key} names the step. */
    void book(Account after, int amount, String type, UUID reservationId, String key, Instant now) {
        database.sql("""
                        INSERT INTO credit_transactions (id, user_id, amount, type, reservation_id, balance_after, operation_key, created_at)
                        VALUES (:id, :user, :amount, :type, :reservation, :balance, :key, :now)""")
                .bind("id", Ids.next())
                .bind("user", after.userId())
                .bind("amount", amount)
                .bind("type", type)
                .bind("reservation", reservationId)
                .bind("balance", after.balance())
                .bind("key", key)
                .bind("now", now)
                .update();
    }

    int used(UUID userId, String feature) {
        return database.sql("""
                        SELECT CAST(coalesce(sum(used), 0) AS integer) AS used FROM monthly_usage WHERE user_id = :user AND feature = :feature""")
                .bind("user", userId)
                .bind("feature", feature)
                .one(row -> row.integer("used"));
    }

    private static Account read(Row row) {
        return new Account(row.uuid("user_id"), row.flag("guest"), row.integer("balance"), row.integer("reserved"), row.integer("spent"),
                row.integer("giftable"));
    }
}
