package com.aiponge.testkit;

import com.aiponge.embedded.PostgresOptions;
import com.aiponge.embedded.PostgresServer;
import com.aiponge.embedded.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The servers of this test JVM: started when first asked for, stopped and deleted when it ends. */
final class Servers {
    private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"), "aiponge-test-" + System.getProperty("user.name"));

    private Servers() {
    }

    static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    static RedisServer redis() {
        return Redis.SERVER;
    }

    static RedisServer ownRedis(int port) {
        Path directory = directory("redis-" + UUID.randomUUID());
        RedisServer server = RedisServer.start(directory, port, null);
        atExit(server::close, directory);
        return server;
    }

    /** Made by the class loader, once and by one thread. */
    private static final class Postgres {
        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            Path directory = directory("postgres");
            PostgresServer server = PostgresServer.start(directory, 0, new PostgresOptions(400, false), UUID.randomUUID().toString());
            atExit(server::close, directory);
            return server;
        }
    }

    private static final class Redis {
        private static final RedisServer SERVER = start();

        private static RedisServer start() {
            Path directory = directory("redis");
            RedisServer server = RedisServer.start(directory, 0, UUID.randomUUID().toString());
            atExit(server::close, directory);
            return server;
        }
    }

    private static Path directory(String name) {
        try {
            Files.createDirectories(ROOT);
            sweep(ROOT);
            return ROOT.resolve(ProcessHandle.current().pid() + "-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what killed test JVMs left behind. */
    static void sweep(Path root) throws IOException {
        List<Path> orphans;
        try (Stream<Path> entries = Files.list(root)) {
            orphans = entries.filter(directory -> ProcessHandle.of(owner(directory)).isEmpty()).toList();
        }
        for (Path directory : orphans) {
            PostgresServer.endLeftover(directory);
            RedisServer.endLeftover(directory);
            Trees.delete(directory);
        }
    }

    private static long owner(Path directory) {
        return Long.parseLong(directory.getFileName().toString().replaceFirst("-.*", ""));
    }

    private static void atExit(Runnable close, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close.run();
            Trees.delete(directory);
        }, "stop " + directory.getFileName()));
    }
}
