package com.aiponge.runtime.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.signature.InMemoryNonces;
import com.aiponge.embedded.RedisServer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Freeze;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TcpProxy;
import com.aiponge.testkit.TestRedis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Redis stopped, hanging, cut off and back: callers notice little and the link recovers by itself. */
final class RedisOutageTest {
    private static final Budget STRICT = new Budget("auth", 40, Duration.ofSeconds(900), true);
    private static final Budget LENIENT = new Budget("api", 40, Duration.ofSeconds(60), false);

    @Test
    void withoutAnAddressItIsNeverUp() {
        try (RedisLink link = RedisLink.to(null)) {
            assertFalse(link.isUp());
            assertThrows(RedisAway.class, () -> link.call(redis -> redis.ping()));
            assertEquals(10, RateLimiterContract.granted(limiter(link), "a", STRICT, 40));
            assertEquals(40, RateLimiterContract.granted(limiter(link), "a", LENIENT, 60));
            assertFalse(new Broadcast(link).publish("c", "x"));
            assertTrue(new RedisNonces(new InMemoryNonces(Clock.systemUTC()), link, Clock.systemUTC()).firstUseOfChange("k", soon()));
        }
    }

    @Test
    void connectsWhenItIsAskedToAndOnce() {
        RedisLink idle = RedisLink.to(TestRedis.url());
        idle.close();
        assertFalse(idle.isUp());
        List<Boolean> changes = new CopyOnWriteArrayList<>();
        try (RedisLink link = RedisLink.to(TestRedis.url())) {
            link.onChange(changes::add);
            assertThrows(RedisAway.class, () -> link.call(redis -> redis.ping()));
            link.connect().connect();
            Eventually.until("Redis is up", link::isUp);
            assertEquals("PONG", link.call(redis -> redis.ping()));
        }
        assertEquals(List.of(true), changes);
    }

    @Test
    void startsBeforeRedisDoes() {
        TcpProxy network = TcpProxy.to("127.0.0.1", TestRedis.port());
        network.cut();
        try (network; RedisLink link = RedisLink.to(TestRedis.url().replace(":" + TestRedis.port(), ":" + network.port())).connect()) {
            assertThrows(RedisAway.class, () -> link.call(redis -> redis.ping()));
            network.heal();
            Eventually.until("Redis is up", link::isUp);
            assertEquals("PONG", link.call(redis -> redis.ping()));
        }
    }

    @Test
    void aHangingServerCostsOneTimeoutAndThenNothing() {
        RedisServer server = TestRedis.ownServer(Ports.free());
        try (server; RedisLink link = Links.up(server.url())) {
            RateLimiter limiter = limiter(link);
            assertTrue(limiter.take("a", STRICT).allowed());
            Freeze frozen = Freeze.process(server.pid());
            try (frozen) {
                long began = System.nanoTime();
                assertEquals(10, RateLimiterContract.granted(limiter, "b", STRICT, 40));
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                assertTrue(took.toMillis() < 1500, () -> "took " + took);
                assertFalse(link.isUp());
            }
            Eventually.until("Redis is up again", link::isUp);
            assertTrue(limiter.take("c", STRICT).allowed());
        }
    }

    @Test
    void comesBackAfterAStopAndASilentNetwork() {
        TcpProxy network = TcpProxy.to("127.0.0.1", TestRedis.port());
        String url = TestRedis.url().replace(":" + TestRedis.port(), ":" + network.port());
        List<Boolean> changes = new CopyOnWriteArrayList<>();
        try (network; RedisLink link = Links.up(url)) {
            link.onChange(changes::add);
            network.cut();
            Eventually.until("the cut is noticed", () -> !link.isUp());
            network.heal();
            Eventually.until("Redis is up after the cut", link::isUp);
            network.stall();
            Eventually.until("the silence is noticed", () -> !link.isUp());
            network.heal();
            Eventually.until("Redis is up after the silence", link::isUp);
            assertEquals(List.of(false, true, false, true), changes);
        }
    }

    @Test
    void subscriptionsComeBackWithTheServer() {
        TcpProxy network = TcpProxy.to("127.0.0.1", TestRedis.port());
        String url = TestRedis.url().replace(":" + TestRedis.port(), ":" + network.port());
        List<String> notes = new CopyOnWriteArrayList<>();
        try (network; RedisLink link = Links.up(url); RedisLink sender = Links.up(TestRedis.url()); Broadcast broadcast = new Broadcast(link)) {
            Broadcast other = new Broadcast(sender);
            broadcast.subscribe("outage-test", notes::add);
            Eventually.until("subscribed", broadcast::isListening);
            assertTrue(other.publish("outage-test", "one"));
            Eventually.until("the first note", () -> notes.contains("one"));
            network.cut();
            Eventually.until("not listening", () -> !broadcast.isListening());
            network.heal();
            Eventually.until("listening again", broadcast::isListening);
            other.publish("outage-test", "two");
            Eventually.until("the second note", () -> notes.contains("two"));
        }
    }

    @Test
    void aNonceCountsOnceOverAllInstancesForChanges() {
        try (RedisLink link = Links.up(TestRedis.freshUrl())) {
            RedisNonces one = new RedisNonces(new InMemoryNonces(Clock.systemUTC()), link, Clock.systemUTC());
            RedisNonces other = new RedisNonces(new InMemoryNonces(Clock.systemUTC()), link, Clock.systemUTC());
            assertTrue(one.firstUseOfChange("n1", soon()));
            assertFalse(other.firstUseOfChange("n1", soon()));
            assertTrue(other.firstUse("n2", soon()));
            assertFalse(other.firstUse("n2", soon()));
            assertFalse(one.firstUse("n1", soon()));
        }
    }

    @Test
    void theCacheFallsBackAndForgetsOnBothSides() {
        TcpProxy network = TcpProxy.to("127.0.0.1", TestRedis.port());
        String url = TestRedis.freshUrl().replace(":" + TestRedis.port(), ":" + network.port());
        try (network; RedisLink link = Links.up(url)) {
            Cache cache = new FallbackCache(link, new RedisCache(link), new LocalCache(Clock.systemUTC(), 10));
            network.cut();
            Eventually.until("the cut is noticed", () -> !link.isUp());
            cache.put("a", new byte[] {1}, Duration.ofMinutes(1));
            assertTrue(cache.get("a").isPresent());
            network.heal();
            Eventually.until("Redis is up", link::isUp);
            cache.remove("a");
            network.cut();
            Eventually.until("away again", () -> !link.isUp());
            assertEquals(Optional.empty(), cache.get("a"));
        }
    }

    @Test
    void anEventNoteHasIdsOnly() {
        String text = "0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4 1777886089310-0";
        assertEquals(text, EventNote.of(text).text());
        assertEquals(null, EventNote.of("nonsense"));
        assertEquals(null, EventNote.of("0196f0c9-44d7-7e12-a3f8-6b1d90c2e5fx 1"));
    }

    private static RateLimiter limiter(RedisLink link) {
        return new FallbackRateLimiter(link, new RedisRateLimiter(link, Clock.systemUTC()), new LocalRateLimiter(Clock.systemUTC()));
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
