package com.aiponge.aicontent.kept;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One answer for one operation, for a day. Two at once both go to the vendors' service, which knows their operation too and makes the
 * text once. Thread-safe.
 */
public final class Kept {
    private static final Duration FOR = Duration.ofHours(24);

    private final KeptStore store;
    private final FieldCipher cipher;
    private final Clock clock;

    public Kept(Database database, FieldCipher cipher, Clock clock) {
        this.store = new KeptStore(database);
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The stored answer, else what {@code work} makes, then stored. Failures are not stored. */
    public <T> T once(UUID operation, String route, UUID user, Class<T> type, Supplier<T> work) {
        return find(operation, route, user, type).orElseGet(() -> {
            T made = work.get();
            boolean first = store.insert(operation, route, user, cipher.encrypt(Json.text(made), context(operation, user)), clock.instant());
            return first ? made : find(operation, route, user, type).orElse(made);
        });
    }

    public void purge() {
        store.purge(clock.instant().minus(FOR));
    }

    private <T> Optional<T> find(UUID operation, String route, UUID user, Class<T> type) {
        return store.find(operation, route).map(stored -> {
            if (!stored.userId().equals(user)) {
                throw new Problem.NotFound();
            }
            return Json.read(cipher.decrypt(stored.result(), context(operation, user)), type);
        });
    }

    private static FieldContext context(UUID operation, UUID user) {
        return new FieldContext("kept_results", "result", operation, user);
    }
}
