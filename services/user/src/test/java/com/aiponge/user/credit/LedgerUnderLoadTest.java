package com.aiponge.user.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.aiponge.user.subscription.Feature;
import com.aiponge.user.subscription.Plans;
import com.aiponge.user.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger while many steps of the same people happen at once. */
class LedgerUnderLoadTest {
    private static final int AT_ONCE = 50;
    private static UserWorld world;
    private static Reservations reservations;
    private Somebody person;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
        Database database = world.parts().database();
        Clock clock = world.service().clock();
        reservations = new Reservations(database, world.parts().outbox(), new Subscriptions(database, Plans.standard(), clock), clock);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void subscribe() {
        person = world.registered();
        world.subscribe(person, "studio");
    }

    /** Runs all of them at once; a problem answers as its code. */
    private static List<Object> together(List<Callable<Object>> steps) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Object> answers = new ArrayList<>();
            for (Future<Object> future : threads.invokeAll(steps.stream().map(LedgerUnderLoadTest::orCode).toList())) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static Callable<Object> orCode(Callable<Object> step) {
        return () -> {
            try {
                return step.call();
            } catch (Problem problem) {
                return problem.code();
            }
        };
    }

    private static NewReservation songs(Somebody who, UUID operation, int quantity) {
        return new NewReservation(operation, who.id(), Feature.SONGS, quantity, null);
    }

    private Map<String, Object> account() {
        return world.database().query("SELECT balance, reserved, spent FROM user_service.credit_accounts WHERE user_id = ?", person.id()).getFirst();
    }

    private void assertWhole() {
        Map<String, Object> account = account();
        assertEquals(world.database().number("SELECT sum(amount) FROM user_service.credit_transactions WHERE user_id = ?", person.id()),
                ((Number) account.get("balance")).longValue());
        assertEquals(world.database().number("SELECT coalesce(sum(amount), 0) FROM user_service.credit_reservations WHERE user_id = ? AND state = 'reserved'", person.id()),
                ((Number) account.get("reserved")).longValue());
        assertEquals(world.database().number("SELECT coalesce(sum(settled_quantity * unit_price), 0) FROM user_service.credit_reservations WHERE user_id = ?", person.id()),
                ((Number) account.get("spent")).longValue());
        assertEquals(0, world.database().number("""
                SELECT count(*) FROM (SELECT balance_after, sum(amount) OVER (ORDER BY id) AS running
                FROM user_service.credit_transactions WHERE user_id = ?) AS t WHERE balance_after <> running""", person.id()));
        assertEquals(world.database().number("SELECT coalesce(sum(settled_quantity), 0) FROM user_service.credit_reservations WHERE user_id = ?", person.id()),
                world.database().number("SELECT coalesce(sum(used), 0) FROM user_service.monthly_usage WHERE user_id = ? AND feature = 'songs'", person.id()));
    }

    @Test
    void theSumOfTheLedgerIsTheBalanceWhateverHappensAtOnce() throws Exception {
        List<UUID> holds = new CopyOnWriteArrayList<>();
        for (int round = 0; round < 4; round++) {
            Random random = new Random(round);
            List<Callable<Object>> steps = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int kind = random.nextInt(6);
                int pick = random.nextInt(1000);
                steps.add(() -> step(kind, pick, holds));
            }
            together(steps);
            world.service().clock().advance(Duration.ofMinutes(16));
            assertWhole();
        }
        assertTrue(holds.size() > 3);
    }

    private Object step(int kind, int pick, List<UUID> holds) {
        if (kind < 2 || holds.isEmpty()) {
            UUID id = reservations.reserve(songs(person, Ids.next(), 1 + pick % 2), false).reservationId();
            holds.add(id);
            return id;
        }
        UUID id = holds.get(pick % holds.size());
        return switch (kind) {
            case 2 -> reservations.settle(id, person.id(), pick % 2);
            case 3 -> reservations.cancel(id, person.id());
            case 4 -> reservations.renew(id, person.id());
            default -> {
                reservations.expireOverdue();
                yield "swept";
            }
        };
    }

    @Test
    void onlyAsManyHoldsWinAsThereAreCreditsFor() throws Exception {
        List<Callable<Object>> steps = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            steps.add(() -> reservations.reserve(songs(person, Ids.next(), 1), false));
        }
        List<Object> answers = together(steps);
        assertEquals(6, answers.stream().filter(Reservation.Reserved.class::isInstance).count());
        assertEquals(AT_ONCE - 6, answers.stream().filter("INSUFFICIENT_CREDITS"::equals).count());
        assertWhole();
    }

    @Test
    void theLastSongOfAMonthIsGivenOnce() throws Exception {
        Somebody guest = world.guest();
        List<Callable<Object>> steps = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            steps.add(() -> reservations.reserve(songs(guest, Ids.next(), 1), false));
        }
        assertEquals(1, together(steps).stream().filter(Reservation.Reserved.class::isInstance).count());
    }

    @Test
    void oneOperationHoldsOnceHoweverOftenItIsSent() throws Exception {
        UUID operation = Ids.next();
        List<Callable<Object>> steps = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            steps.add(() -> reservations.reserve(songs(person, operation, 1), false));
        }
        assertEquals(1, together(steps).stream().distinct().count());
        assertEquals(85, account().get("balance"));
    }

    @Test
    void settlingAndCancellingAtOnceCannotBothWin() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = reservations.reserve(songs(person, Ids.next(), 1), false).reservationId();
            List<Object> answers = together(List.of(
                    () -> reservations.settle(id, person.id(), 1),
                    () -> reservations.cancel(id, person.id()),
                    () -> reservations.settle(id, person.id(), 0)));
            assertTrue(answers.stream().filter(Reservation.Closed.class::isInstance).distinct().count() == 1, answers::toString);
            assertWhole();
            if (((Number) account().get("balance")).intValue() < 15) {
                break;
            }
        }
    }
}
