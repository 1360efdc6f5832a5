package com.aiponge.standalone;

import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TestDatabase;
import com.aiponge.testkit.TestRedis;
import com.aiponge.testkit.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole platform in this process, on free ports, over a database and a Redis of its own. */
public final class TestPlatform implements AutoCloseable {
    /** Of the services, PostgreSQL and Redis. */
    private static final List<Integer> PORTS = List.of(8080, 3001, 3002, 3003, 3004, 3005, 3006, 3007, 15432, 16379);

    private final Platform platform;
    private final TestDatabase database;
    private final int portOffset;
    private final Path files;

    private TestPlatform(Platform platform, TestDatabase database, int portOffset, Path files) {
        this.files = files;
        this.platform = platform;
        this.database = database;
        this.portOffset = portOffset;
    }

    public static TestPlatform start() {
        return start(Map.of());
    }

    /** @param more settings besides those of every test */
    static TestPlatform start(Map<String, String> more) {
        try {
            TestDatabase database = TestDatabase.create();
            int offset = freeOffset();
            Map<String, String> environment = new HashMap<>(TestSecrets.environment());
            environment.keySet().removeIf(name -> name.endsWith("_SERVICE_URL"));
            environment.put("AIPONGE_PORT_OFFSET", Integer.toString(offset));
            environment.put("DATABASE_URL", database.url());
            environment.put("DATABASE_POOL_MAX", "8");
            environment.put("REDIS_URL", TestRedis.freshUrl());
            Path files = Files.createTempDirectory("aiponge-files");
            environment.put("AIPONGE_STORAGE_PATH", files.toString());
            environment.putAll(more);
            return new TestPlatform(Platform.start(Settings.of(environment), Clock.systemUTC()), database, offset, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int gatewayPort() {
        return port(ServiceName.GATEWAY);
    }

    public int port(ServiceName service) {
        return service.port() + portOffset;
    }

    public TestDatabase database() {
        return database;
    }

    /** An offset at which all ports of a platform are free, below those that the kernel gives to outgoing connections (from 32768 on Linux). */
    static int freeOffset() {
        while (true) {
            int offset = 2_000 + Ports.free() % 14_000;
            if (PORTS.stream().allMatch(port -> isFree(port + offset))) {
                return offset;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        platform.close();
        Trees.delete(files);
    }
}
