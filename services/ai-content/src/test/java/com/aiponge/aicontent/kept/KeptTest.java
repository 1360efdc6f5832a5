package com.aiponge.aicontent.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final SettableClock CLOCK = SettableClock.at("2026-05-04T09:00:00Z");
    private static PostgresDatabase database;
    private static Kept kept;

    private final AtomicInteger made = new AtomicInteger();
    private final UUID user = Ids.next();

    record Thing(int number) {
    }

    @BeforeAll
    static void open() {
        DatabaseConfig config = new DatabaseConfig(TestDatabase.create().url(), "ai_content_service", 4, false, "test");
        Migrations.run(config);
        database = PostgresDatabase.open(config);
        kept = new Kept(database, new FieldCipher(KeyRing.of(TestSecrets.ENTRY_KEY, List.of())), CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private Thing once(UUID operation, String route, UUID who) {
        return kept.once(operation, route, who, Thing.class, () -> new Thing(made.incrementAndGet()));
    }

    @Test
    void makesOnceForEachOperationAndRoute() {
        UUID operation = Ids.next();

        assertEquals(new Thing(1), once(operation, "lyrics", user));
        assertEquals(new Thing(1), once(operation, "lyrics", user));
        assertEquals(new Thing(2), once(operation, "title", user));
    }

    @Test
    void keepsNothingOfAFailure() {
        UUID operation = Ids.next();

        assertThrows(IllegalStateException.class, () -> kept.once(operation, "lyrics", user, Thing.class, () -> {
            throw new IllegalStateException();
        }));
        assertEquals(new Thing(1), once(operation, "lyrics", user));
    }

    @Test
    void belongsToOnePerson() {
        UUID operation = Ids.next();
        once(operation, "lyrics", user);

        assertThrows(Problem.NotFound.class, () -> once(operation, "lyrics", Ids.next()));
    }

    @Test
    void forgetsAfterADay() {
        UUID operation = Ids.next();
        once(operation, "lyrics", user);
        CLOCK.advance(Duration.ofHours(23));
        kept.purge();
        assertEquals(new Thing(1), once(operation, "lyrics", user));
        CLOCK.advance(Duration.ofHours(2));
        kept.purge();
        assertEquals(new Thing(2), once(operation, "lyrics", user));
    }
}
