package com.aiponge.runtime.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short notes to every instance that listens, over Redis publish and subscribe: at most once, and not at all while Redis is away. Notes carry
 * ids, never anybody's words. Each is handled on a virtual thread of its own, so without an order. Thread-safe.
 */
public final class Broadcast implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    private final RedisLink link;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private StatefulRedisPubSubConnection<String, byte[]> connection;
    private volatile boolean listening;

    public Broadcast(RedisLink link) {
        this.link = link;
        link.onChange(up -> Thread.startVirtualThread(this::follow));
    }

    /** Sends a note; false when Redis is away and nobody will get it. */
    public boolean publish(String channel, String note) {
        if (!link.isUp()) {
            return false;
        }
        try {
            link.call(redis -> redis.publish(channel, note.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (RedisAway e) {
            return false;
        }
    }

    /** Every note on this channel from now on, while Redis is there. */
    public void subscribe(String channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
        follow();
    }

    /** Whether notes that are published now arrive here; a listener that was told false has to look for itself what it missed. */
    public boolean isListening() {
        return listening && link.isUp();
    }

    /** (Re)subscribes when Redis is there. A new connection each time: the old one may hang with the server it was made to. */
    private synchronized void follow() {
        listening = false;
        end();
        if (!link.isUp() || listeners.isEmpty()) {
            return;
        }
        try {
            connection = link.client().connectPubSub(RedisLink.CODEC);
            connection.addListener(new RedisPubSubAdapter<String, byte[]>() {
                @Override
                public void message(String channel, byte[] note) {
                    hand(channel, new String(note, StandardCharsets.UTF_8));
                }
            });
            connection.sync().subscribe(listeners.keySet().toArray(String[]::new));
            listening = true;
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.getClass().getSimpleName()).log("cannot subscribe just now");
            end();
            retryLater();
        }
    }

    private void retryLater() {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(1000);
                if (!listening && link.isUp()) {
                    follow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void hand(String channel, String note) {
        for (Consumer<String> listener : listeners.getOrDefault(channel, List.of())) {
            Thread.startVirtualThread(() -> listener.accept(note));
        }
    }

    private void end() {
        if (connection != null) {
            connection.closeAsync();
            connection = null;
        }
    }

    @Override
    public synchronized void close() {
        listeners.clear();
        listening = false;
        end();
    }
}
