package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.embedded.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TestRedisTest {

    @Test
    void givesEveryCallerAnEmptyDatabase() {
        String first = TestRedis.freshUrl();
        String second = TestRedis.freshUrl();
        assertNotEquals(first, second);
        assertEquals("OK", ask(first, redis -> redis.set("k", "v")));
        assertEquals("v", ask(first, redis -> redis.get("k")));
        assertEquals(Long.valueOf(0), ask(second, RedisCommands::dbsize));
        assertEquals("PONG", ask(TestRedis.url(), RedisCommands::ping));
    }

    @Test
    void runsAServerOfItsOwnForTestsThatStopIt() {
        RedisServer own = TestRedis.ownServer(0);
        assertEquals("PONG", ask(own.url(), RedisCommands::ping));
        assertNotEquals(TestRedis.port(), own.port());
        own.close();
        assertFalse(own.isRunning());
        try (RedisServer again = TestRedis.ownServer(own.port())) {
            assertTrue(again.isRunning());
        }
    }

    private static <T> T ask(String url, Function<RedisCommands<String, String>, T> question) {
        try (RedisClient client = RedisClient.create(url); var connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }
}
