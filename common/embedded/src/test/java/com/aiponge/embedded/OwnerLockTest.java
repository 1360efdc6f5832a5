package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That another JVM is refused too is shown in {@link RecoveryTest}. */
class OwnerLockTest {
    @TempDir
    Path directory;

    @Test
    void isHeldOnceUntilItIsGivenBack() throws Exception {
        OwnerLock held = OwnerLock.take(directory);
        try (held) {
            DirectoryInUse refused = assertThrows(DirectoryInUse.class, () -> OwnerLock.take(directory).close());
            assertEquals(directory, refused.directory());
            assertTrue(refused.getMessage().contains(directory.toString()));
        }
        OwnerLock.take(directory).close();
        held.close();
    }

    @Test
    void isNotHeldByAFileThatWasLeft() throws Exception {
        Files.writeString(directory.resolve("owner.lock"), "4711");
        OwnerLock.take(directory).close();
    }

    @Test
    void standsForOneDirectoryEach() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (OwnerLock first = OwnerLock.take(directory); OwnerLock second = OwnerLock.take(other)) {
            assertTrue(first != second);
        }
    }
}
