package com.aiponge.runtime.service;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Stands in for parts that are still being written; goes when they are there. */
final class Pending {
    private Pending() {
    }

    static Idempotency idempotency(Database database) {
        return new Idempotency() {
            @Override
            public Answer once(Call call, Supplier<Answer> effect) {
                return database.transaction(effect);
            }

            @Override
            public Optional<Answer> replay(Call call) {
                return Optional.empty();
            }

            @Override
            public UUID operationId(Call call) {
                return Ids.next();
            }
        };
    }

    static Outbox outbox() {
        return new Outbox() {
            @Override
            public void event(UUID userId, String type, Map<String, ?> data) {
            }

            @Override
            public void usage(Usage usage) {
            }

            @Override
            public void audit(UUID actorId, String actorRole, String action, String targetType, String targetId, Map<String, ?> changes) {
            }

            @Override
            public void notification(UUID userId, String type, String title, String message, Map<String, ?> data, boolean push) {
            }
        };
    }
}
