package com.aiponge.user.onboarding;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of onboarding. */
final class OnboardingStore {
    private final Database database;

    OnboardingStore(Database database) {
        this.database = database;
    }

    Optional<Instant> completedAt(UUID account) {
        return database.sql("SELECT completed_at FROM onboarding WHERE account_id = :account")
                .bind("account", account).first(row -> row.time("completed_at"));
    }

    /** The first completion stays. */
    void complete(UUID account, Instant now) {
        database.sql("INSERT INTO onboarding (account_id, completed_at) VALUES (:account, :now) ON CONFLICT (account_id) DO NOTHING")
                .bind("account", account).bind("now", now).update();
    }
}
