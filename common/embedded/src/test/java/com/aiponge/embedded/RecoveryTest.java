package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the data and of the processes when the JVM that owns a server ends in one way or another. */
class RecoveryTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @AfterEach
    void leaveNothing() {
        PostgresServer.endLeftover(directory);
        RedisServer.endLeftover(directory);
    }

    @Test
    void postgresGoesWithItsJvm() throws Exception {
        try (Owner owner = Owner.of("postgres", directory)) {
            long server = postgres().running().orElseThrow();
            owner.leave();
            assertTrue(postgres().endsWithin(server, SOON));
        }
    }

    @Test
    void postgresGoesWithItsKilledJvmAndKeepsWhatWasCommitted() throws Exception {
        try (Owner owner = Owner.of("postgres", directory)) {
            writeRow(owner.address());
            long server = postgres().running().orElseThrow();
            owner.kill();
            assertTrue(postgres().endsWithin(server, SOON));
        }
        assertTheRowIsThere();
    }

    @Test
    void aServerThatOutlivedItsJvmIsTakenOver() throws Exception {
        long left;
        try (Owner owner = Owner.of("postgres", directory)) {
            writeRow(owner.address());
            left = postgres().running().orElseThrow();
            owner.killWithItsLifeline();
        }
        assertEquals(left, postgres().running().orElseThrow(), "nobody stopped the server");
        assertTheRowIsThere();
        assertNotEquals(left, postgres().running().orElse(-1));
    }

    @Test
    void aServerThatWasKilledTooIsRecovered() throws Exception {
        try (Owner owner = Owner.of("postgres", directory)) {
            writeRow(owner.address());
            owner.killWithItsLifeline();
            long server = postgres().running().orElseThrow();
            ProcessHandle.of(server).orElseThrow().destroyForcibly();
            assertTrue(postgres().endsWithin(server, SOON));
        }
        assertTrue(Files.exists(postgres().pidFile()), "a stale pid file is what this is about");
        assertTheRowIsThere();
    }

    @Test
    void waitsForTheChildrenOfAKilledServer() throws Exception {
        try (Owner owner = Owner.of("postgres", directory)) {
            writeRow(owner.address());
            owner.killWithItsLifeline();
        }
        ProcessHandle server = ProcessHandle.of(postgres().running().orElseThrow()).orElseThrow();
        long child = server.children().findFirst().orElseThrow().pid();
        Command.of("/bin/sh", "-c", "kill -STOP " + child).mustSucceed("stalling a child");
        server.destroyForcibly();
        assertTrue(postgres().endsWithin(server.pid(), SOON));
        Path log = new PostgresFiles(directory.toAbsolutePath()).log();
        Thread.ofVirtual().start(() -> {
            while (!refusedForSharedMemory(log)) {
                LockSupport.parkNanos(5_000_000);
            }
            Command.of("/bin/sh", "-c", "kill -CONT " + child).exitCode();
        });
        assertTheRowIsThere();
    }

    private static boolean refusedForSharedMemory(Path log) {
        try {
            return Files.readString(log).contains("shared memory block");
        } catch (IOException beingReplaced) {
            return false;
        }
    }

    @Test
    void aStalePidFileThatNamesAnotherProgramIsNoObstacle() throws Exception {
        PostgresServer.start(directory, 0, new PostgresOptions(20, true), Owner.PASSWORD).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(postgres().pidFile(), stranger.pid() + "\n" + directory + "/cluster\n1\n5432\n\n127.0.0.1\n");
            PostgresServer.start(directory, 0, new PostgresOptions(20, true), Owner.PASSWORD).close();
            assertTrue(stranger.isAlive(), "the process that got the pid is left alone");
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aStalledLeftoverIsEndedByForce() throws Exception {
        try (Owner owner = Owner.of("redis", directory)) {
            owner.killWithItsLifeline();
        }
        long left = redis().running().orElseThrow();
        Command.of("/bin/sh", "-c", "kill -STOP " + left).mustSucceed("stalling Redis");
        redis().stop("TERM", Duration.ofMillis(200));
        assertTrue(redis().running().isEmpty());
        RedisServer.start(directory, 0, Owner.PASSWORD).close();
    }

    @Test
    void refusesADirectoryThatAnotherLivingJvmOwns() throws Exception {
        for (String kind : new String[] {"postgres", "redis"}) {
            Path own = directory.resolve(kind);
            try (Owner first = Owner.of(kind, own); Owner second = Owner.of(kind, own)) {
                assertEquals("DirectoryInUse", second.address());
                second.leave();
                first.leave();
            }
        }
    }

    @Test
    void redisGoesWithItsKilledJvm() throws Exception {
        try (Owner owner = Owner.of("redis", directory)) {
            long server = redis().running().orElseThrow();
            owner.kill();
            assertTrue(redis().endsWithin(server, SOON));
        }
    }

    @Test
    void aRedisThatOutlivedItsJvmIsReplaced() throws Exception {
        long left;
        try (Owner owner = Owner.of("redis", directory)) {
            left = redis().running().orElseThrow();
            owner.killWithItsLifeline();
        }
        try (RedisServer server = RedisServer.start(directory, 0, null)) {
            assertNotEquals(left, server.pid());
            assertTrue(RedisProbe.answers(server.port(), null));
        }
        assertFalse(redis().running().isPresent());
    }

    private Daemon postgres() {
        return new PostgresFiles(directory.toAbsolutePath()).daemon();
    }

    private Daemon redis() {
        return new RedisFiles(directory.toAbsolutePath()).daemon();
    }

    private static void writeRow(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('song')");
        }
    }

    private void assertTheRowIsThere() throws SQLException, IOException {
        try (PostgresServer server = PostgresServer.start(directory, 0, new PostgresOptions(20, true), Owner.PASSWORD)) {
            assertEquals("song", PostgresServerTest.ask(server, "SELECT word FROM kept"));
        }
    }
}
