package com.aiponge.aiconfig.invoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.aiconfig.provider.Capability;
import com.aiponge.aiconfig.vendor.Message;
import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnceTest {
    private static final TestDatabase TEST = TestDatabase.create();
    private static final SettableClock CLOCK = SettableClock.at("2026-05-04T09:00:00Z");
    private static PostgresDatabase database;
    private static Once once;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger facts = new AtomicInteger();

    @BeforeAll
    static void open() {
        DatabaseConfig config = new DatabaseConfig(TEST.url(), "ai_config_service", 4, false, "test");
        Migrations.run(config);
        database = PostgresDatabase.open(config);
        once = new Once(database, new FieldCipher(KeyRing.of(TestSecrets.ENTRY_KEY, List.of())), CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Invocation invocation(UUID operation, UUID user) {
        return new Invocation(operation, user, "songs", Capability.TEXT, null, List.of(new Message("user", "x")), Map.of(), null, null, null, 64,
                Duration.ofSeconds(10));
    }

    private Invoked run(Invocation invocation) {
        return once.of(invocation, () -> new Invoked("p", "openai", "m", "secret words " + made.incrementAndGet(), null, null,
                new Invoked.Usage(1, 2, 3), 4, 5, 1), _ -> facts.incrementAndGet());
    }

    @Test
    void makesAndReportsOnce() {
        Invocation invocation = invocation(Ids.next(), Ids.next());
        Invoked first = run(invocation);

        Invoked again = run(invocation);
        assertEquals(first.text(), again.text());
        assertEquals(first.usage(), again.usage());
        assertEquals(1, made.get());
        assertEquals(1, facts.get());
        assertFalse(TEST.query("SELECT * FROM ai_config_service.invocations").toString().contains("secret words"));
    }

    @Test
    void isFreeAgainAfterAFailure() {
        Invocation invocation = invocation(Ids.next(), Ids.next());
        assertThrows(Problem.class, () -> once.of(invocation, () -> {
            throw Problem.vendorFailed("no");
        }, _ -> facts.incrementAndGet()));

        run(invocation);
        assertEquals(1, facts.get());
    }

    @Test
    void storesNoResultOfAHolderThatLostItsTime() {
        Invocation invocation = invocation(Ids.next(), Ids.next());
        Invoked late = once.of(invocation, () -> {
            CLOCK.advance(Duration.ofMinutes(1));
            run(invocation);
            return new Invoked("p", "openai", "m", "late", null, null, new Invoked.Usage(0, 0, 0), 0, 0, 1);
        }, _ -> facts.incrementAndGet());

        assertEquals("late", late.text());
        assertEquals("secret words 1", run(invocation).text(), "the first result that was stored stays");
    }

    @Test
    void keepsWhatItIsAtAsLongAsItTakes() {
        Invocation invocation = invocation(Ids.next(), Ids.next());
        Once quick = new Once(database, new FieldCipher(KeyRing.of(TestSecrets.ENTRY_KEY, List.of())), CLOCK, Duration.ofMillis(50));
        quick.of(invocation, () -> {
            for (int i = 0; i < 3; i++) {
                CLOCK.advance(Once.LEASE.minusSeconds(1));
                Instant now = CLOCK.instant();
                Eventually.until("it is renewed", () -> heldUntil(invocation).equals(now.plus(Once.LEASE)));
            }
            assertEquals(503, assertThrows(Problem.class, () -> run(invocation)).status());
            return new Invoked("p", "openai", "m", "long work", null, null, new Invoked.Usage(0, 0, 0), 0, 0, 1);
        }, _ -> facts.incrementAndGet());

        assertEquals("long work", run(invocation).text());
        assertEquals(0, made.get());
    }

    private static Instant heldUntil(Invocation invocation) {
        return database.sql("SELECT held_until FROM invocations WHERE operation_id = :id").bind("id", invocation.operationId()).one(row -> row.time("held_until"));
    }

    @Test
    void forgetsAfterADay() {
        Invocation invocation = invocation(Ids.next(), Ids.next());
        run(invocation);
        CLOCK.advance(Duration.ofHours(23));
        once.purge();
        run(invocation);
        assertEquals(1, made.get());

        CLOCK.advance(Duration.ofHours(2));
        once.purge();
        run(invocation);
        assertEquals(2, made.get());
    }

    @Test
    void tellsNobodyElse() {
        UUID operation = Ids.next();
        run(invocation(operation, Ids.next()));

        assertThrows(Problem.NotFound.class, () -> run(invocation(operation, Ids.next())));
    }
}
