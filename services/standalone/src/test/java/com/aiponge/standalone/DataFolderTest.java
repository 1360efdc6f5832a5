package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path home;

    private static RunState state(long pid) {
        return new RunState(pid, 0, "http://127.0.0.1:8080", 15432, 1, 16379, 2, "2026-05-04T09:12:33.120Z");
    }

    @Test
    void makesSecretsOnceForTheOwnerAlone() throws IOException {
        DataFolder data = DataFolder.open(home.resolve("data"));

        DataFolder.DevelopmentSecrets first = data.secrets();

        assertEquals(first, DataFolder.open(home.resolve("data")).secrets());
        assertEquals(32, Base64.getDecoder().decode(first.entryKey()).length);
        assertTrue(first.jwt().length() >= 32 && first.internal().length() >= 32);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/secrets.properties"))));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data"))));
    }

    @Test
    void twoInstallationsShareNoSecret() {
        DataFolder.DevelopmentSecrets one = DataFolder.open(home.resolve("a")).secrets();
        DataFolder.DevelopmentSecrets other = DataFolder.open(home.resolve("b")).secrets();

        assertNotEquals(one.jwt(), other.jwt());
        assertNotEquals(one.internal(), other.internal());
        assertNotEquals(one.entryKey(), other.entryKey());
        assertNotEquals(one.database(), other.database());
    }

    @Test
    void isHeldByOneProcessAtATime() throws IOException {
        DataFolder data = DataFolder.open(home);
        FileLock lock = data.hold();

        assertThrows(OverlappingFileLockException.class, data::hold, "the JVM itself refuses a second lock of its own");
        lock.channel().close();
        data.hold().channel().close();
    }

    @Test
    void knowsARunningPlatformByItsLivingProcessOnly() {
        DataFolder data = DataFolder.open(home);
        assertEquals(Optional.empty(), data.running());

        data.noteRunning(state(ProcessHandle.current().pid()));
        assertEquals(ProcessHandle.current().pid(), data.running().orElseThrow().pid());

        data.noteRunning(state(Integer.MAX_VALUE));
        assertEquals(Optional.empty(), data.running(), "left behind by a killed process");
        data.noteStopped();
        assertEquals(Optional.empty(), data.running());
    }

    @Test
    void saysWhenTheFolderCannotBe() throws IOException {
        Files.writeString(home.resolve("file"), "x");

        assertTrue(assertThrows(CannotStart.class, () -> DataFolder.open(home.resolve("file/data"))).getMessage().contains("cannot be made"));
    }
}
