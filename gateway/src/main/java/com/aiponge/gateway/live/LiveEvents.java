package com.aiponge.gateway.live;

import com.aiponge.gateway.identity.Revocations;
import com.aiponge.gateway.identity.Tickets;
import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.pipeline.Admission;
import com.aiponge.gateway.pipeline.OwnHandler;
import com.aiponge.runtime.peers.Peers;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.RedisLink;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Live events: any instance serves any client, from the one event store (contract 15.1). */
public final class LiveEvents implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);

    private final EventStore store;
    private final Clock clock;
    private final LiveStreams streams;
    private final EventFeed feed;

    private LiveEvents(EventStore store, Clock clock, LiveStreams streams, EventFeed feed) {
        this.store = store;
        this.clock = clock;
        this.streams = streams;
        this.feed = feed;
    }

    public static LiveEvents start(Peers peers, RedisLink link, Broadcast broadcast, Revocations revocations, Clock clock) {
        EventStore store = new EventStore(peers);
        LiveStreams streams = new LiveStreams(revocations, new StreamSlots(link, broadcast, clock));
        return new LiveEvents(store, clock, streams, EventFeed.start(store, streams, broadcast));
    }

    public void addTo(Map<String, OwnHandler> own, Tickets tickets) {
        new EventRoutes(this, tickets).addTo(own);
    }

    /** What turns requests into WebSockets. */
    public Http1Upgrader upgrader(Tickets tickets, Admission admission) {
        return new WsGate(this, tickets, admission);
    }

    /** A stream at its place in the store; whoever opens it runs it and says when it is {@link #closed}. */
    LiveStream open(Visitor visitor, StreamRequest wanted) {
        LiveStream stream = new LiveStream(visitor, wanted, store, clock, HEARTBEAT);
        stream.prepare();
        streams.open(stream);
        return stream;
    }

    void closed(LiveStream stream) {
        streams.closed(stream);
    }

    /** How many clients this instance serves. */
    public int size() {
        return streams.size();
    }

    /** Tells all clients to reconnect elsewhere. */
    @Override
    public void close() {
        streams.stop();
        feed.close();
    }
}
