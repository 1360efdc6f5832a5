package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeEnvTest {
    @TempDir
    private Path home;

    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> values.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return values;
    }

    @Test
    void writesSecretsForTheOwnerAlone() throws Exception {
        Path file = home.resolve("env");

        assertEquals(0, ComposeEnv.run(Arguments.of(List.of("--out", file.toString()))));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(32, Base64.getDecoder().decode(values(Files.readString(file)).get("ENTRY_ENCRYPTION_KEY")).length);
    }

    @Test
    void leavesAFileThatIsThereAsItIs() throws Exception {
        Path file = Files.writeString(home.resolve("env"), "ENTRY_ENCRYPTION_KEY=mine\n");

        CannotStart refused = assertThrows(CannotStart.class, () -> ComposeEnv.run(Arguments.of(List.of("--out", file.toString()))));

        assertEquals("ENTRY_ENCRYPTION_KEY=mine\n", Files.readString(file));
        assertTrue(!refused.getMessage().contains("mine"));
    }

    @Test
    void makesSecretsThatProductionTakes() {
        Map<String, String> environment = values(ComposeEnv.text());
        environment.put("NODE_ENV", "production");
        environment.put("DATABASE_URL", "postgres://aiponge:" + environment.get("DATABASE_PASSWORD") + "@postgres:5432/aiponge");
        environment.put("REDIS_URL", "redis://:" + environment.get("REDIS_PASSWORD") + "@redis:6379");

        assertTrue(Settings.of(environment).isProduction());
    }

    @Test
    void makesOthersEachTime() {
        Map<String, String> one = values(ComposeEnv.text());
        values(ComposeEnv.text()).forEach((name, value) -> assertNotEquals(one.get(name), value, name));
    }

    /** Characters that mean something to Compose, to a shell or in a URL would have to be quoted. */
    @Test
    void needsNoQuotes() {
        values(ComposeEnv.text()).forEach((name, value) -> assertTrue(value.matches("[A-Za-z0-9_+/=-]+"), name));
        assertTrue(values(ComposeEnv.text()).get("DATABASE_PASSWORD").matches("[A-Za-z0-9_-]+"), "stands in a URL");
    }
}
