package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @TempDir
    Path directory;

    @Test
    void unpacksPostgresCompleteAndForItsOwnerOnly() throws Exception {
        Path cache = directory.resolve("deep/cache");
        Path home = new Binaries(cache).postgres();
        assertTrue(home.startsWith(cache));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("bin/initdb"))));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("share/postgresql/postgres.bki"))));
        Command.of(home.resolve("bin/postgres").toString(), "--version").mustSucceed("asking for the version");
    }

    @Test
    void unpacksOnceHoweverManyAsk() throws Exception {
        Binaries binaries = new Binaries(directory);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Path>> asked = Stream.generate(() -> threads.submit(binaries::redis)).limit(8).toList();
            assertEquals(1, asked.stream().map(BinariesTest::result).distinct().count());
        }
        Path program = binaries.redis();
        FileTime written = Files.getLastModifiedTime(program);
        assertEquals(written, Files.getLastModifiedTime(new Binaries(directory).redis()));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(2, left.count(), "the lock and the program, nothing half");
        }
    }

    @Test
    void runsTheServersFromWhereItIsTold() {
        try (RedisServer server = RedisServer.start(directory.resolve("data"), 0, null, directory.resolve("programs"))) {
            String program = ProcessHandle.of(server.pid()).orElseThrow().info().command().orElseThrow();
            assertTrue(program.startsWith(directory.resolve("programs").toString()), program);
        }
    }

    private static Path result(Future<Path> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
