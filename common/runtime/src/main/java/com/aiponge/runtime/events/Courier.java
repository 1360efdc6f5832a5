package com.aiponge.runtime.events;

import com.aiponge.crypto.field.DecryptionFailed;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.PeerCall;
import com.aiponge.runtime.peers.Peers;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.metrics.api.Counter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the facts of one destination, on a thread of its own. Whoever holds the lease delivers, in order, and no transaction is open
 * during a call: a crash after the call delivers again, and receivers know what they have by its id.
 */
final class Courier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    /** The receiver says that these facts are wrong, so sending them again is of no use. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);
    /** A body may have 1 MiB (contract 0.11). */
    private static final int MOST_CHARS = 256 * 1024;
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final Destination destination;
    private final OutboxStore store;
    private final FieldCipher cipher;
    private final Peers peers;
    private final Clock clock;
    private final Pace pace;
    private final Counter setAside;
    private final UUID holder;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean stopped;

    Courier(Destination destination, OutboxStore store, FieldCipher cipher, Peers peers, Clock clock, Pace pace, Counter setAside, UUID holder) {
        this.destination = destination;
        this.store = store;
        this.cipher = cipher;
        this.peers = peers;
        this.clock = clock;
        this.pace = pace;
        this.setAside = setAside;
        this.holder = holder;
    }

    void signal() {
        signal.release();
    }

    void stop() {
        stopped = true;
        signal.release();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                signal.acquire();
                signal.drainPermits();
                deliverAll();
            } catch (InterruptedException e) {
                return;
            } catch (Problem.Unavailable e) {
                LOG.debug("outbox {}: the database is away", destination);
            } catch (RuntimeException e) {
                LOG.error("outbox {}: {}", destination, e.getClass().getName());
            }
        }
    }

    private void deliverAll() {
        while (!stopped) {
            if (!store.take(destination, holder, pace.lease())) {
                return;
            }
            List<Fact> facts = fitting(store.next(destination));
            if (facts.isEmpty() || !deliver(facts)) {
                break;
            }
        }
        store.release(destination, holder);
    }

    /** As many from the front as fit into one body, at least one. */
    private static List<Fact> fitting(List<Fact> facts) {
        int chars = 0;
        List<Fact> fitting = new ArrayList<>();
        for (Fact fact : facts) {
            chars += fact.payload().length();
            if (chars > MOST_CHARS && !fitting.isEmpty()) {
                break;
            }
            fitting.add(fact);
        }
        return fitting;
    }

    /** False when the destination has to rest. */
    private boolean deliver(List<Fact> facts) {
        try {
            send(facts);
            store.delivered(facts.stream().map(Fact::id).toList());
            return true;
        } catch (DecryptionFailed e) {
            return oneByOne(facts, "DECRYPTION_FAILED");
        } catch (Problem e) {
            return REFUSALS.contains(e.status()) ? oneByOne(facts, e.code()) : rest(facts, e);
        }
    }

    /** Finds the fact the receiver refuses, without holding up those behind it. */
    private boolean oneByOne(List<Fact> facts, String reason) {
        if (facts.size() == 1) {
            LOG.error("outbox {}: fact {} was refused ({}) and set aside", destination, facts.getFirst().id(), reason);
            store.setAside(facts.getFirst().id(), clock.instant());
            setAside.increment();
            return true;
        }
        for (Fact fact : facts) {
            if (stopped || !store.take(destination, holder, pace.lease()) || !deliver(List.of(fact))) {
                return false;
            }
        }
        return true;
    }

    private boolean rest(List<Fact> facts, Problem problem) {
        LOG.warn("outbox {}: {} {}, {} facts wait", destination, problem.status(), problem.code(), facts.size());
        store.rest(destination, holder, facts.stream().map(Fact::id).toList(), pace.firstRest(), pace.longestRest());
        return false;
    }

    private void send(List<Fact> facts) {
        List<JsonNode> payloads = facts.stream()
                .map(fact -> Json.tree(cipher.decrypt(fact.payload(), fact.context()).getBytes(StandardCharsets.UTF_8))).toList();
        PeerCall call = peers.post(destination.receiver(), destination.path()).within(CALL_LIMIT).body(destination.body(payloads));
        if (destination.isAboutOneUser()) {
            call = call.about(facts.getFirst().userId());
        }
        call.send();
    }
}
