package com.aiponge.standalone;

import com.aiponge.embedded.PostgresOptions;
import com.aiponge.embedded.PostgresServer;
import com.aiponge.embedded.RedisServer;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The platform on one machine that needs nothing else: PostgreSQL and Redis as child processes, all services in this one. */
final class Laptop implements AutoCloseable {
    private static final int POSTGRES_PORT = 15432;
    private static final int REDIS_PORT = 16379;
    /** Eight in the pool of each of seven services, and room for migrations and people with psql. */
    private static final int CONNECTIONS = 80;

    private final DataFolder data;
    private final FileLock lock;
    private final PostgresServer postgres;
    private final RedisServer redis;
    private final Platform platform;
    private final RunState state;

    private Laptop(DataFolder data, FileLock lock, PostgresServer postgres, RedisServer redis, Platform platform, RunState state) {
        this.data = data;
        this.lock = lock;
        this.postgres = postgres;
        this.redis = redis;
        this.platform = platform;
        this.state = state;
    }

    static Laptop start(DataFolder data, int portOffset, Map<String, String> environment) {
        FileLock lock = data.hold();
        DataFolder.DevelopmentSecrets secrets = data.secrets();
        for (ServiceName service : ServiceName.values()) {
            requireFree(service.port() + portOffset, service.wireName());
        }
        PostgresServer postgres = null;
        RedisServer redis = null;
        try {
            postgres = PostgresServer.start(data.postgres(), POSTGRES_PORT + portOffset, new PostgresOptions(CONNECTIONS, true), secrets.database());
            postgres.createDatabase("aiponge");
            redis = RedisServer.start(data.redis(), REDIS_PORT + portOffset, secrets.redis());
            Settings settings = LaptopSettings.of(data, portOffset, environment, postgres.url("aiponge"), redis.url());
            Platform platform = Platform.start(settings, Clock.systemUTC());
            RunState state = new RunState(ProcessHandle.current().pid(), portOffset, "http://127.0.0.1:" + (ServiceName.GATEWAY.port() + portOffset),
                    postgres.port(), postgres.pid(), redis.port(), redis.pid(), Json.time(Instant.now()));
            data.noteRunning(state);
            return new Laptop(data, lock, postgres, redis, platform, state);
        } catch (RuntimeException | Error e) {
            closeAll(redis, postgres);
            throw e;
        }
    }

    private static void requireFree(int port, String service) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            throw new CannotStart("Port " + port + " (" + service + ") is in use. Free it, or start with --port-offset N.");
        }
    }

    RunState state() {
        return state;
    }

    /** Services first, then what they stand on. */
    @Override
    public void close() {
        data.noteStopped();
        platform.close();
        closeAll(redis, postgres);
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void closeAll(RedisServer redis, PostgresServer postgres) {
        if (redis != null) {
            redis.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
