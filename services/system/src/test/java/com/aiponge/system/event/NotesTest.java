package com.aiponge.system.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.EventNote;
import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.system.SystemWorld;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.TestRedis;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final UUID user = Ids.next();

    @Test
    void everyGatewayHearsOfAStoredEventWithoutItsWords() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (SystemWorld world = SystemWorld.withRedis(TestRedis.url()); RedisLink link = RedisLink.to(TestRedis.url()).connect();
             Broadcast gateway = new Broadcast(link)) {
            gateway.subscribe(EventNote.CHANNEL, heard::add);
            Eventually.until("the gateway listens", gateway::isListening);
            String before = world.position();
            Eventually.until("the service's notes arrive", () -> {
                world.send(List.of(SystemWorld.event(Ids.next(), Ids.next(), "Elderberry"))).expect(202);
                return !heard.isEmpty();
            });
            heard.clear();
            UUID repeated = Ids.next();
            world.send(List.of(SystemWorld.event(Ids.next(), user, "one"), SystemWorld.event(repeated, user, "two"))).expect(202);
            EventNote note = note(heard);
            JsonNode events = world.replay(user, before).path("events");
            assertEquals(events.path(1).path("id").asText(), note.eventId(), "one note a user, for the newest event");
            world.send(List.of(SystemWorld.event(repeated, user, "two"))).expect(202);
            assertNull(heard.poll(100, TimeUnit.MILLISECONDS), "a repeat is no news");
        }
    }

    @Test
    void withoutRedisEventsAreStoredAllTheSame() {
        try (SystemWorld world = SystemWorld.withRedis("redis://127.0.0.1:1")) {
            String before = world.position();
            world.fill(user, 3);
            assertEquals(3, world.replay(user, before).path("events").size());
        }
    }

    /** The note about this user; those about others may still be on their way. */
    private EventNote note(BlockingQueue<String> heard) throws InterruptedException {
        while (true) {
            String text = heard.poll(5, TimeUnit.SECONDS);
            assertNotNull(text);
            EventNote note = EventNote.of(text);
            if (note.userId().equals(user)) {
                return note;
            }
        }
    }
}
