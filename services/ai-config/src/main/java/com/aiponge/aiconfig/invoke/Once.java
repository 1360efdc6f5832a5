package com.aiponge.aiconfig.invoke;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One result for one operation id, for a day: a repeat gets what the first one got. No transaction is open while the work goes on, which
 * may take a minute; a holder that vanishes loses the operation within twelve seconds, which is less than a song waits for its cover.
 */
final class Once {
    private static final Duration KEPT = Duration.ofHours(24);
    static final Duration LEASE = Duration.ofSeconds(12);
    private static final Duration RENEWED = Duration.ofSeconds(4);

    private final Database database;
    private final InvocationStore store;
    private final FieldCipher cipher;
    private final Clock clock;
    private final Duration renewed;

    Once(Database database, FieldCipher cipher, Clock clock) {
        this(database, cipher, clock, RENEWED);
    }

    /** @param renewed after how much real time a hold is renewed, again and again */
    Once(Database database, FieldCipher cipher, Clock clock, Duration renewed) {
        this.renewed = renewed;
        this.database = database;
        this.store = new InvocationStore(database);
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * @param work  makes the result
     * @param facts recorded in the transaction that stores the result
     * @throws Problem 503 while the first one is still at it (the caller comes again, nothing is paid twice), 404 for another person's operation
     */
    Invoked of(Invocation invocation, Supplier<Invoked> work, java.util.function.Consumer<Invoked> facts) {
        UUID holder = Ids.next();
        Instant now = clock.instant();
        if (!store.take(invocation, holder, now.plus(LEASE), now)) {
            return stored(invocation);
        }
        Invoked made;
        try (Hold _ = Hold.renewedEach(renewed, () -> store.renew(invocation.operationId(), holder, clock.instant().plus(LEASE)))) {
            made = work.get();
        } catch (RuntimeException | Error e) {
            store.release(invocation.operationId(), holder);
            throw e;
        }
        database.inTransaction(() -> {
            store.finish(invocation.operationId(), holder, cipher.encrypt(Json.text(made), context(invocation)));
            facts.accept(made);
        });
        return made;
    }

    void purge() {
        store.purge(clock.instant().minus(KEPT));
    }

    private Invoked stored(Invocation invocation) {
        InvocationStore.Stored stored = store.find(invocation.operationId())
                .filter(one -> one.userId().equals(invocation.userId())).orElseThrow(Problem.NotFound::new);
        if (stored.result() == null) {
            throw new Problem.Unavailable("SERVICE_UNAVAILABLE", "This is being made just now", null, Duration.ofSeconds(1));
        }
        return Json.read(cipher.decrypt(stored.result(), context(invocation)), Invoked.class);
    }

    private static FieldContext context(Invocation invocation) {
        return new FieldContext("invocations", "result", invocation.operationId(), invocation.userId());
    }
}
