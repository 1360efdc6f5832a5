package com.aiponge.user.subscription;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of subscriptions and of the month's counters, which the ledger moves. */
final class SubscriptionStore {
    private final Database database;

    SubscriptionStore(Database database) {
        this.database = database;
    }

    Optional<StoredSubscription> find(UUID userId) {
        return database.sql("""
                        SELECT tier, status, platform, product_id, entitlements, current_period_start, current_period_end,
                               cancel_at_period_end, trial_end
                        FROM subscriptions WHERE user_id = :user""")
                .bind("user", userId)
                .first(SubscriptionStore::read);
    }

    /** What was used and what open reservations may still use, in one number for each feature. */
    Map<String, Integer> counted(UUID userId, Month month) {
        Map<String, Integer> counted = new HashMap<>();
        List<Map.Entry<String, Integer>> rows = database.sql("""
                        SELECT feature, used + reserved AS counted FROM monthly_usage WHERE user_id = :user AND month = :month""")
                .bind("user", userId)
                .bind("month", month.firstDay())
                .list(row -> Map.entry(row.text("feature"), row.integer("counted")));
        rows.forEach(row -> counted.put(row.getKey(), row.getValue()));
        return counted;
    }

    private static StoredSubscription read(Row row) {
        return new StoredSubscription(row.text("tier"), row.text("status"), row.text("platform"), row.text("product_id"),
                row.texts("entitlements"), row.time("current_period_start"), row.time("current_period_end"),
                row.flag("cancel_at_period_end"), row.time("trial_end"));
    }
}
