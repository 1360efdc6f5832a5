package com.aiponge.gateway.live;

import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.EventNote;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;

/**
 * Learns that there are new events: from Redis while it is there, else by asking the event store once a second for everybody. Whenever the way
 * changes, every stream looks for itself, so nothing falls between the two.
 */
final class EventFeed implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final EventStore store;
    private final LiveStreams streams;
    private final Broadcast broadcast;
    private final Thread thread;

    private EventFeed(EventStore store, LiveStreams streams, Broadcast broadcast) {
        this.store = store;
        this.streams = streams;
        this.broadcast = broadcast;
        this.thread = Thread.ofVirtual().name("event feed").unstarted(this::follow);
    }

    static EventFeed start(EventStore store, LiveStreams streams, Broadcast broadcast) {
        EventFeed feed = new EventFeed(store, streams, broadcast);
        broadcast.subscribe(EventNote.CHANNEL, feed::noted);
        feed.thread.start();
        return feed;
    }

    private void noted(String text) {
        EventNote note = EventNote.of(text);
        if (note != null) {
            streams.signal(note.userId());
        }
    }

    private void follow() {
        boolean polling = false;
        String position = null;
        try {
            while (true) {
                boolean listening = broadcast.isListening();
                if (listening && polling) {
                    polling = false;
                    position = null;
                    streams.signalAll();
                } else if (!listening && !streams.isEmpty()) {
                    polling = true;
                    position = poll(position);
                }
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String poll(String position) {
        try {
            if (position == null) {
                String now = store.position(null);
                streams.signalAll();
                return now;
            }
            EventStore.Batch batch = store.after(null, position);
            if (batch.reset()) {
                return null;
            }
            for (JsonNode event : batch.events()) {
                streams.signal(UUID.fromString(event.path("userId").asText()));
            }
            return batch.cursor();
        } catch (Problem | IllegalArgumentException e) {
            return null; // when it is back, every stream looks for itself
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
