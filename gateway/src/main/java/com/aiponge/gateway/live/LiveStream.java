package com.aiponge.gateway.live;

import com.aiponge.gateway.identity.Visitor;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The events of one client, in their order. One thread reads them from the event store whenever it is told that there are news, another writes
 * them to the client; between them waits at most what a client may be behind. A position in the store is all the state there is, so nothing is
 * lost between replay and live events.
 */
final class LiveStream {
    /** A replay may fill the backlog as fast as the client reads it, but the client has to read. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int MOST_RETRIES = 60;
    /** So long a write that hangs may go on after the end. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String id = UUID.randomUUID().toString();
    private final Visitor visitor;
    private final EventStore store;
    private final Clock clock;
    private final Duration heartbeat;
    private final Backlog backlog = new Backlog();
    private final Semaphore news = new Semaphore(0);
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private final AtomicReference<String> resume = new AtomicReference<>();
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile Set<String> types;
    private volatile Thread writer;
    private Thread reader;
    private String position;
    private boolean caughtUp;

    LiveStream(Visitor visitor, StreamRequest request, EventStore store, Clock clock, Duration heartbeat) {
        this.visitor = visitor;
        this.types = request.types();
        this.store = store;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.position = request.after();
    }

    String id() {
        return id;
    }

    Visitor visitor() {
        return visitor;
    }

    /** Finds the place to begin at. @throws Problem 503 when the event store is away */
    void prepare() {
        try {
            if (position == null) {
                position = store.position(visitor.userId());
                caughtUp = true;
            } else {
                store.after(visitor.userId(), position); // only to answer 503 before a stream that could say nothing
            }
        } catch (Problem away) {
            throw new Problem.Unavailable("Live events are not there just now");
        }
    }

    /** There may be something new in the store. */
    void signal() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    void subscribe(Set<String> wanted) {
        types = wanted;
    }

    /** Goes back, or forward, to what came after an id. */
    void resumeAfter(String lastEventId) {
        resume.set(lastEventId);
        signal();
    }

    /** Ends the stream; the first reason counts. A client that does not take the end is cut off. */
    void end(Ending why) {
        if (!ending.compareAndSet(null, why)) {
            return;
        }
        backlog.close();
        if (reader != null) {
            reader.interrupt();
        }
        Thread stuck = writer;
        if (stuck != null && stuck != Thread.currentThread()) {
            Thread.startVirtualThread(() -> cutOff(stuck));
        }
    }

    private void cutOff(Thread stuck) {
        try {
            if (!written.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                stuck.interrupt(); // closes the socket that a virtual thread is writing to
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes to the client, on this thread, until the stream ends. */
    Ending run(Outlet out) throws IOException {
        writer = Thread.currentThread();
        reader = Thread.ofVirtual().name("events").start(this::read);
        signal();
        try {
            return write(out);
        } catch (InterruptedException e) {
            return Ending.GONE;
        } finally {
            end(Ending.GONE);
            written.countDown();
        }
    }

    private Ending write(Outlet out) throws IOException, InterruptedException {
        long beat = System.nanoTime() + heartbeat.toNanos();
        while (ending.get() == null) {
            Duration token = Duration.between(clock.instant(), visitor.expiresAt());
            if (token.isNegative() || token.isZero()) {
                end(Ending.TOKEN);
                break;
            }
            LiveEvent event = backlog.take(shorter(token, Duration.ofNanos(beat - System.nanoTime())));
            if (event != null) {
                out.event(event);
            } else if (ending.get() == null && System.nanoTime() >= beat) {
                out.heartbeat();
                beat = System.nanoTime() + heartbeat.toNanos();
            }
        }
        return ending.get();
    }

    private void read() {
        int failures = 0;
        try {
            while (ending.get() == null) {
                news.acquire();
                news.drainPermits();
                try {
                    catchUp();
                    failures = 0;
                } catch (Problem away) {
                    if (++failures > MOST_RETRIES) {
                        end(Ending.LATER);
                    }
                    Thread.sleep(RETRY);
                    signal();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void catchUp() throws InterruptedException {
        String from = resume.getAndSet(null);
        if (from != null) {
            position = from;
            caughtUp = false;
        }
        EventStore.Batch batch;
        do {
            batch = store.after(visitor.userId(), position);
            if (batch.reset()) {
                String oldest = batch.events().isEmpty() ? null : batch.events().getFirst().path("id").asText();
                position = store.position(visitor.userId());
                add(LiveEvent.reset(position, oldest, clock.instant()));
                break;
            }
            for (JsonNode stored : batch.events()) {
                LiveEvent event = LiveEvent.of(stored);
                if (types.isEmpty() || types.contains(event.type())) {
                    add(event);
                }
            }
            position = batch.cursor();
        } while (batch.isFull());
        caughtUp = true;
    }

    private void add(LiveEvent event) throws InterruptedException {
        if (!backlog.add(event, caughtUp ? Duration.ZERO : PATIENCE)) {
            end(Ending.SLOW);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
