package com.aiponge.testkit;

import com.aiponge.embedded.RedisServer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Redis on a server that this test JVM starts when it is first asked for and removes at its end. Thread-safe. Publish and subscribe
 * know no databases: channels are shared by everything in the JVM.
 */
public final class TestRedis {
    private static final int DATABASES = 256;
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private TestRedis() {
    }

    /** {@code redis://:password@127.0.0.1:port}: the shared database 0. */
    public static String url() {
        return Servers.redis().url();
    }

    /** With the number of a database nobody else in this JVM has, empty. There are 255 of them. */
    public static String freshUrl() {
        int database = NEXT.getAndIncrement();
        if (database >= DATABASES) {
            throw new IllegalStateException("this JVM has used all " + DATABASES + " Redis databases");
        }
        return url() + "/" + database;
    }

    public static int port() {
        return Servers.redis().port();
    }

    /** Of the one server: to freeze it. */
    public static long serverPid() {
        return Servers.redis().pid();
    }

    /** A server of the caller's own, for tests that stop it; close it. Its directory is removed when the JVM ends. */
    public static RedisServer ownServer(int port) {
        return Servers.ownRedis(port);
    }
}
