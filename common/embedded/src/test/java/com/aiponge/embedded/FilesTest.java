package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written below a server's directory, and directories with unusual names. */
class FilesTest {
    @TempDir
    Path directory;

    @Test
    void closesADirectoryThatWasOpenToOthers() throws IOException {
        Path open = Files.createDirectory(directory.resolve("open"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        PrivateDirectory.create(open);
        assertEquals("rwx------", modeOf(open));
        assertEquals("rwx------", modeOf(PrivateDirectory.create(directory.resolve("a/b/c"))));
    }

    @Test
    void replacesAFileThatOthersCouldRead() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PrivateDirectory.write(file, "new");
        assertEquals("rw-------", modeOf(file));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void keepsThePostgresLogOfTheStartBefore() throws IOException {
        PostgresFiles files = new PostgresFiles(directory);
        Files.createDirectory(files.cluster());
        files.configure(5555, new PostgresOptions(50, true));
        Files.writeString(files.log(), "first");
        files.configure(5556, new PostgresOptions(60, false));
        assertEquals("first", Files.readString(directory.resolve("postgres.log.1")));
        assertEquals("", Files.readString(files.log()));
        String configuration = Files.readString(files.cluster().resolve("postgresql.conf"));
        assertTrue(configuration.contains("port = 5556\n") && configuration.contains("max_connections = 60\n"), configuration);
        assertTrue(configuration.contains("fsync = off\n"), configuration);
        assertEquals("host all all 127.0.0.1/32 scram-sha-256\n", Files.readString(files.cluster().resolve("pg_hba.conf")));
    }

    @Test
    void remembersThatAClusterIsComplete() throws IOException {
        PostgresFiles files = new PostgresFiles(directory);
        assertFalse(files.initialised());
        files.markInitialised();
        assertTrue(files.initialised());
    }

    @Test
    void writesNoPasswordLineWithoutAPassword() throws IOException {
        RedisFiles files = new RedisFiles(directory);
        files.configure(6666, null);
        assertFalse(Files.readString(files.configuration()).contains("requirepass"));
        files.configure(6666, "a\"b\\c");
        assertTrue(Files.readString(files.configuration()).endsWith("requirepass \"a\\\"b\\\\c\"\n"));
    }

    @Test
    void redisLivesInADirectoryWithAnUnusualName() {
        try (RedisServer server = RedisServer.start(directory.resolve("Appli cation's \"Süpport\" \\ $HOME"), 0, "p")) {
            assertTrue(RedisProbe.answers(server.port(), "p"));
        }
    }

    @Test
    void postgresLivesInADirectoryWithABlankInItsName() throws SQLException {
        Path blank = directory.resolve("Application Süpport's");
        try (PostgresServer server = PostgresServer.start(blank, 0, new PostgresOptions(10, false), "p")) {
            assertEquals("1", PostgresServerTest.ask(server, "SELECT 1"));
        }
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
