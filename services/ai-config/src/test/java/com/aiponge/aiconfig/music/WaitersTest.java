package com.aiponge.aiconfig.music;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitersTest {
    private final Waiters waiters = new Waiters();

    @Test
    void hearsARingBetweenListeningAndWaiting() throws Exception {
        UUID task = Ids.next();
        try (Waiters.Ticket one = waiters.listen(task); Waiters.Ticket two = waiters.listen(task)) {
            waiters.ring(task);
            assertTrue(one.await(Duration.ZERO));
            assertTrue(two.await(Duration.ZERO));
        }
    }

    @Test
    void hearsNoOtherTasksRing() throws Exception {
        try (Waiters.Ticket ticket = waiters.listen(Ids.next())) {
            waiters.ring(Ids.next());
            assertFalse(ticket.await(Duration.ofMillis(1)));
        }
    }

    @Test
    void letsEverybodyGoWhenTheServiceStops() throws Exception {
        try (Waiters.Ticket ticket = waiters.listen(Ids.next())) {
            waiters.ringAll();
            assertTrue(ticket.await(Duration.ZERO));
        }
    }

    @Test
    void beginsAnewWhenNobodyListensAnyMore() throws Exception {
        UUID task = Ids.next();
        waiters.listen(task).close();
        waiters.ring(task);
        try (Waiters.Ticket ticket = waiters.listen(task)) {
            assertFalse(ticket.await(Duration.ZERO));
        }
    }
}
