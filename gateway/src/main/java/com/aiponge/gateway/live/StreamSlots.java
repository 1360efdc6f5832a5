package com.aiponge.gateway.live;

import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.RedisAway;
import com.aiponge.runtime.redis.RedisLink;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * How many streams a user has on all instances together: a sorted set in Redis by the time of opening. Without Redis each instance counts for
 * itself. What a killed instance left behind is the oldest and gives way first, without harm.
 */
final class StreamSlots {
    private static final String CHANNEL = "aiponge:stream-slots";
    private static final String PREFIX = "streams:";
    /** No stream outlives its token. */
    private static final Duration LONGEST = Duration.ofMinutes(16);

    private final RedisLink link;
    private final Broadcast broadcast;
    private final Clock clock;

    StreamSlots(RedisLink link, Broadcast broadcast, Clock clock) {
        this.link = link;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /** Takes a slot; the oldest ones beyond the limit lose theirs, wherever they are. */
    void take(UUID user, String stream) {
        if (!link.isUp()) {
            return;
        }
        String key = PREFIX + user;
        long now = clock.millis();
        try {
            link.call(redis -> redis.zadd(key, now, stream.getBytes(StandardCharsets.US_ASCII)));
            link.call(redis -> redis.pexpire(key, LONGEST.toMillis()));
            List<byte[]> beyond = link.call(redis -> redis.zrange(key, 0, -LiveStreams.MOST - 1L));
            for (byte[] oldest : beyond) {
                link.call(redis -> redis.zrem(key, oldest));
                broadcast.publish(CHANNEL, user + " " + new String(oldest, StandardCharsets.US_ASCII));
            }
        } catch (RedisAway e) {
            // counted by instance until Redis is back
        }
    }

    void free(UUID user, String stream) {
        try {
            link.call(redis -> redis.zrem(PREFIX + user, stream.getBytes(StandardCharsets.US_ASCII)));
        } catch (RedisAway e) {
            // it ends with its key
        }
    }

    /** @param taken gets the user and the stream that has lost its slot */
    void onTaken(BiConsumer<UUID, String> taken) {
        broadcast.subscribe(CHANNEL, note -> taken.accept(UUID.fromString(note.substring(0, 36)), note.substring(37)));
    }
}
