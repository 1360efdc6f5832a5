package com.aiponge.gateway.live;

import com.aiponge.gateway.identity.Revocations;
import com.aiponge.runtime.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The open streams of this instance. Thread-safe. */
final class LiveStreams {
    /** Of one user, over all instances (contract 19.10). */
    static final int MOST = 5;

    private final Map<UUID, List<LiveStream>> byUser = new ConcurrentHashMap<>();
    private final Revocations revocations;
    private final StreamSlots slots;
    private volatile boolean stopping;

    LiveStreams(Revocations revocations, StreamSlots slots) {
        this.revocations = revocations;
        this.slots = slots;
        revocations.onChange(this::endRevoked);
        slots.onTaken(this::endTaken);
    }

    /** Adds a stream; the user's oldest gives way when there are too many. @throws Problem 503 while this instance stops */
    void open(LiveStream stream) {
        if (stopping) {
            throw new Problem.Unavailable("This server is about to restart");
        }
        UUID user = stream.visitor().userId();
        List<LiveStream> given = new ArrayList<>();
        byUser.compute(user, (id, open) -> {
            List<LiveStream> now = open == null ? new ArrayList<>() : new ArrayList<>(open);
            now.add(stream);
            while (now.size() > MOST) {
                given.add(now.removeFirst());
            }
            return List.copyOf(now);
        });
        given.forEach(oldest -> oldest.end(Ending.TOO_MANY));
        Thread.startVirtualThread(() -> slots.take(user, stream.id()));
        if (stopping) {
            stream.end(Ending.RESTART);
        }
    }

    void closed(LiveStream stream) {
        UUID user = stream.visitor().userId();
        byUser.computeIfPresent(user, (id, open) -> {
            List<LiveStream> left = open.stream().filter(one -> one != stream).toList();
            return left.isEmpty() ? null : left;
        });
        Thread.startVirtualThread(() -> slots.free(user, stream.id()));
    }

    /** There is something new for a user. */
    void signal(UUID user) {
        byUser.getOrDefault(user, List.of()).forEach(LiveStream::signal);
    }

    /** News may have been missed. */
    void signalAll() {
        byUser.values().forEach(streams -> streams.forEach(LiveStream::signal));
    }

    boolean isEmpty() {
        return byUser.isEmpty();
    }

    int size() {
        return byUser.values().stream().mapToInt(List::size).sum();
    }

    /** Tells every client to reconnect, and takes no new ones. */
    void stop() {
        stopping = true;
        byUser.values().forEach(streams -> streams.forEach(stream -> stream.end(Ending.RESTART)));
    }

    private void endRevoked() {
        byUser.values().forEach(streams -> streams.forEach(stream -> {
            if (revocations.holdsAccount(stream.visitor())) {
                stream.end(Ending.LOCKED);
            } else if (revocations.holds(stream.visitor())) {
                stream.end(Ending.TOKEN);
            }
        }));
    }

    private void endTaken(UUID user, String streamId) {
        byUser.getOrDefault(user, List.of()).stream().filter(stream -> stream.id().equals(streamId)).forEach(stream -> stream.end(Ending.TOO_MANY));
    }
}
