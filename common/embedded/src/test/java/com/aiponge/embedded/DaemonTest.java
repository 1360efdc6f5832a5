package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void knowsNoPidWithoutAFileOrWithHalfAFile() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        assertEquals(OptionalLong.empty(), daemon.recorded());
        for (String half : new String[] {"", "\n", "12x", " \n17"}) {
            Files.writeString(daemon.pidFile(), half);
            assertEquals(OptionalLong.empty(), daemon.recorded(), half);
        }
        Files.writeString(daemon.pidFile(), " 4711 \n/somewhere\n");
        assertEquals(OptionalLong.of(4711), daemon.recorded());
    }

    @Test
    void failsWhenThePidFileCannotBeRead() throws Exception {
        Files.createDirectory(directory.resolve("pid"));
        assertThrows(StartFailed.class, () -> Sleeper.daemon(directory).recorded());
    }

    @Test
    void countsOnlyAProcessThatNamesTheMark() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        try (Sleeper server = Sleeper.obedient(daemon)) {
            assertEquals(OptionalLong.of(server.pid()), daemon.running());
            Daemon other = new Daemon(daemon.pidFile(), directory.resolve("mar").toString());
            assertEquals(OptionalLong.empty(), other.running(), "a part of the mark is not the mark");
        }
    }

    @Test
    void leavesAStrangerAlone() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        Daemon strangers = new Daemon(daemon.pidFile(), "another mark");
        try (Sleeper stranger = Sleeper.obedient(strangers)) {
            daemon.stop("KILL", SHORT);
            assertFalse(stranger.endsWithin(SHORT));
            assertTrue(stranger.alive());
        }
    }

    @Test
    void stopsWithTheSignalItIsTold() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        try (Sleeper server = Sleeper.obedient(daemon)) {
            daemon.stop("INT", LONG);
            assertTrue(server.endsWithin(LONG));
            assertEquals(OptionalLong.empty(), daemon.running());
        }
    }

    @Test
    void usesForceOnAServerThatDoesNotFollow() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        try (Sleeper server = Sleeper.stubborn(daemon)) {
            assertFalse(daemon.endsWithin(server.pid(), SHORT));
            daemon.stop("TERM", SHORT);
            assertTrue(server.endsWithin(LONG));
        }
    }

    @Test
    void hasNothingToStopWhenThereIsNoServer() {
        Sleeper.daemon(directory).stop("TERM", SHORT);
        assertFalse(Files.exists(directory.resolve("pid")));
    }
}
