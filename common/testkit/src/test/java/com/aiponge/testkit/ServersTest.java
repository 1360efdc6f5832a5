package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.embedded.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {
    /** Above the largest pid Linux gives. */
    private static final String NOBODY = "99999999-redis";

    @TempDir
    Path root;

    @Test
    void sweepsAwayWhatAKilledTestRunLeft() throws Exception {
        RedisServer left = RedisServer.start(root.resolve(NOBODY), 0, null);
        Servers.sweep(root);
        assertFalse(left.isRunning());
        assertFalse(Files.exists(root.resolve(NOBODY)));
        left.close();
    }

    @Test
    void leavesOtherRunningTestsAlone() throws Exception {
        Path running = Files.createDirectories(root.resolve(ProcessHandle.current().pid() + "-postgres"));
        Files.writeString(running.resolve("PG_VERSION"), "18");
        Servers.sweep(root);
        assertTrue(Files.exists(running.resolve("PG_VERSION")));
    }
}
