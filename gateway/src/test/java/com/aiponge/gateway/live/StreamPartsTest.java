package com.aiponge.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.gateway.Services;
import com.aiponge.gateway.identity.Visitor;
import com.aiponge.testkit.Eventually;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The parts of a stream by themselves: what may wait, heartbeats, and what becomes of a reader that hangs. */
final class StreamPartsTest {
    private static final LiveEvent SMALL = new LiveEvent("1-0", "credits.updated", "x".repeat(1024));

    @Test
    void aBacklogHoldsItsLimitAndNoMore() throws InterruptedException {
        Backlog backlog = new Backlog();
        for (int i = 0; i < 64; i++) {
            assertTrue(backlog.add(SMALL, Duration.ZERO));
        }
        assertFalse(backlog.add(SMALL, Duration.ZERO));
        assertEquals(SMALL, backlog.take(Duration.ZERO));
        assertTrue(backlog.add(SMALL, Duration.ZERO));
    }

    @Test
    void aBacklogTakesOneLargeEventWhenItIsEmpty() throws InterruptedException {
        Backlog backlog = new Backlog();
        assertTrue(backlog.add(new LiveEvent("1-0", "t", "x".repeat(200_000)), Duration.ZERO));
        assertFalse(backlog.add(SMALL, Duration.ZERO));
    }

    @Test
    void whoAddsWaitsForAReaderThatReads() throws InterruptedException {
        Backlog backlog = new Backlog();
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                while (backlog.take(Duration.ofSeconds(5)) != null) {
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 0; i < 1000; i++) {
            assertTrue(backlog.add(SMALL, Duration.ofSeconds(5)));
        }
        backlog.close();
        assertTrue(reader.join(Duration.ofSeconds(5)));
        assertNull(backlog.take(Duration.ofSeconds(5)));
        assertFalse(backlog.add(SMALL, Duration.ofSeconds(5)));
    }

    @Test
    void aQuietStreamBeats() throws Exception {
        try (Services services = new Services(); FakeEventStore events = new FakeEventStore(services, null)) {
            EventStore store = new EventStore(Peer.of(services));
            LiveStream stream = new LiveStream(visitor(), new StreamRequest(null, Set.of()), store, Clock.systemUTC(), Duration.ofMillis(20));
            stream.prepare();
            List<String> written = new CopyOnWriteArrayList<>();
            Thread client = Thread.startVirtualThread(() -> run(stream, written, false));
            Eventually.until("heartbeats", () -> written.size() >= 3);
            stream.end(Ending.RESTART);
            assertTrue(client.join(Duration.ofSeconds(5)));
            assertEquals("RESTART", written.getLast());
            assertFalse(events.isPublishing());
        }
    }

    @Test
    void aWriteThatHangsIsCutOffAfterTheEnd() throws Exception {
        try (Services services = new Services(); FakeEventStore store = new FakeEventStore(services, null)) {
            Visitor visitor = visitor();
            LiveStream stream = new LiveStream(visitor, new StreamRequest(null, Set.of()), new EventStore(Peer.of(services)), Clock.systemUTC(), Duration.ofSeconds(25));
            stream.prepare();
            store.add(visitor.userId(), "credits.updated", java.util.Map.of());
            List<String> written = new CopyOnWriteArrayList<>();
            Thread client = Thread.startVirtualThread(() -> run(stream, written, true));
            stream.signal();
            Eventually.until("the write hangs", () -> written.contains("hangs"));
            stream.end(Ending.SLOW);
            assertTrue(client.join(Duration.ofSeconds(10)));
            assertTrue(written.contains("cut off"));
        }
    }

    private static void run(LiveStream stream, List<String> written, boolean hang) {
        try {
            written.add(stream.run(new Outlet() {
                @Override
                public void event(LiveEvent event) throws java.io.IOException {
                    written.add(hang ? "hangs" : event.type());
                    if (hang) {
                        hangUntilInterrupted(written);
                    }
                }

                @Override
                public void heartbeat() {
                    written.add("beat");
                }
            }).name());
        } catch (java.io.IOException e) {
            written.add("failed");
        }
    }

    private static void hangUntilInterrupted(List<String> written) throws java.io.IOException {
        try {
            new java.util.concurrent.CountDownLatch(1).await();
        } catch (InterruptedException e) {
            written.add("cut off");
            throw new java.io.IOException(e);
        }
    }

    private static Visitor visitor() {
        return new Visitor(Ids.next(), "u", "user", false, Ids.next(), "jti", Instant.now(), Instant.now().plusSeconds(900));
    }
}
