package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.gateway.GatewayService;
import com.aiponge.harness.TestSecrets;
import com.aiponge.system.SystemService;
import com.aiponge.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service's {@code main} as the one-off task that deployments run before they replace anything. */
class MigrateArgumentTest {
    private record Outcome(int status, String output) {
    }

    private static Outcome run(Class<?> main, String databaseUrl, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), main.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(TestSecrets.environment());
        builder.environment().putAll(Map.of("DATABASE_URL", databaseUrl, "PORT", "1"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    @Test
    void bringsTheSchemaUpToDateAndEnds() throws Exception {
        TestDatabase database = TestDatabase.create();

        Outcome first = run(SystemService.class, database.url(), "migrate");
        Outcome second = run(SystemService.class, database.url(), "migrate");

        assertEquals(0, first.status(), first.output());
        assertTrue(first.output().contains("migrations ran"), first.output());
        assertTrue(second.output().contains("up to date"), second.output());
        assertTrue(database.number("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'system_service'") > 4);
        assertEquals(0, database.number("SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'user_service'"), "only its own");
    }

    @Test
    void failsWithStatusOneWhenTheDatabaseIsAway() throws Exception {
        Outcome outcome = run(SystemService.class, "postgres://nobody:secret-word@127.0.0.1:1/none", "migrate");

        assertEquals(1, outcome.status(), outcome.output());
        assertTrue(!outcome.output().contains("secret-word"), "the password is in no line");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        Outcome outcome = run(SystemService.class, "postgres://a:b@127.0.0.1:1/none", "migrates");

        assertEquals(2, outcome.status(), outcome.output());
        assertEquals("Takes no argument, to serve, or migrate, to bring the schema up to date.", outcome.output().strip(), "one line, no stack");
    }

    @Test
    void theGatewayHasNothingToMigrate() throws Exception {
        Outcome outcome = run(GatewayService.class, "postgres://a:b@127.0.0.1:1/none", "migrate");

        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(outcome.output().contains("gateway has no schema"), outcome.output());
    }
}
