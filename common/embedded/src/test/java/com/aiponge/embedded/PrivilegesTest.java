package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root's ways to run PostgreSQL; as an ordinary user all other tests take the third. */
class PrivilegesTest {
    private static final PostgresOptions OPTIONS = new PostgresOptions(20, false);

    @TempDir
    Path directory;

    @Test
    void anOrdinaryUserStaysWhatHeIs() throws Exception {
        assumeTrue(!root(), "root");
        assertEquals(Privileges.OWN, Privileges.forCluster(directory));
    }

    @Test
    void rootRunsItAsNobodyWhereNamespacesAreForbidden() throws Exception {
        assumeTrue(root(), "not root");
        assumeTrue(Command.of(List.of("setpriv"), "--help").exitCode() == 0, "no setpriv");
        PostgresFiles files = new PostgresFiles(directory.resolve("own"));
        PrivateDirectory.create(files.directory());
        PostgresPrograms programs = new PostgresPrograms(Binaries.ofUser().postgres(), files, Privileges.NOBODY);
        programs.initialise("postgres", "p", false);
        files.configure(LoopbackPort.claim(0), OPTIONS);
        programs.launch();
        ProcessHandle server = ProcessHandle.of(files.daemon().running().orElseThrow()).orElseThrow();
        assertEquals("nobody", server.info().user().orElseThrow());
        files.daemon().stop("INT", Duration.ofSeconds(10));

        assertEquals(Privileges.NOBODY, Privileges.forCluster(files.cluster()), "it goes on as it began");
        answersAfterAStart(files.directory());
    }

    @Test
    void rootsOwnFilesStayRoots() throws Exception {
        assumeTrue(root(), "not root");
        Privileges chosen = Privileges.forCluster(directory.resolve("cluster"));
        assertNotEquals(Privileges.OWN, chosen);
        assumeTrue(chosen == Privileges.NAMESPACE, "namespaces are forbidden here");
        answersAfterAStart(directory);
        assertEquals("root", Files.getOwner(directory.resolve("cluster/PG_VERSION")).getName());
    }

    private static void answersAfterAStart(Path directory) throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0, OPTIONS, "p")) {
            assertTrue(PostgresServerTest.ask(server, "SELECT version()").startsWith("PostgreSQL 18"));
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }
}
