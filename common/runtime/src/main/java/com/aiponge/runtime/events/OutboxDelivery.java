package com.aiponge.runtime.events;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.Peers;
import com.aiponge.runtime.telemetry.Meters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the outbox of one service: at once after a commit, and by a look each second for what was left by others or by a failure.
 * Every instance runs one; per destination the holder of a lease delivers. Thread-safe.
 */
public final class OutboxDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
    private final OutboxStore store;
    private final Pace pace;
    private final Map<Destination, Courier> couriers = new EnumMap<>(Destination.class);
    private final List<Thread> threads = new ArrayList<>();
    private final Thread poll;

    public OutboxDelivery(Database database, FieldCipher cipher, Peers peers, ServiceName sender, Clock clock, Meters meters) {
        this(database, cipher, peers, sender, clock, meters, Pace.normal());
    }

    OutboxDelivery(Database database, FieldCipher cipher, Peers peers, ServiceName sender, Clock clock, Meters meters, Pace pace) {
        this.store = new OutboxStore(database);
        this.pace = pace;
        UUID holder = Ids.next();
        for (Destination destination : Destination.values()) {
            Courier courier = new Courier(destination, store, cipher, peers, clock, pace,
                    meters.counter("outbox_set_aside", "destination", destination.name()), holder);
            couriers.put(destination, courier);
            threads.add(Thread.ofVirtual().name("outbox-" + sender.wireName() + '-' + destination).unstarted(courier));
        }
        this.poll = Thread.ofVirtual().name("outbox-" + sender.wireName()).unstarted(this::poll);
    }

    public void start() {
        threads.forEach(Thread::start);
        poll.start();
    }

    /** Lets calls under way finish for so long; what is not delivered waits in the table. */
    public void stop(Duration grace) {
        poll.interrupt();
        couriers.values().forEach(Courier::stop);
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            for (Thread thread : threads) {
                if (thread.getState() != Thread.State.NEW && !thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    void signal(Destination destination) {
        couriers.get(destination).signal();
    }

    private void poll() {
        try {
            while (true) {
                look();
                Thread.sleep(pace.poll());
            }
        } catch (InterruptedException stopped) {
            LOG.debug("outbox poll ended");
        }
    }

    private void look() {
        try {
            store.waiting().forEach(this::signal);
        } catch (Problem.Unavailable e) {
            LOG.debug("outbox: the database is away");
        } catch (RuntimeException e) {
            LOG.error("outbox: {}", e.getClass().getName());
        }
    }
}
