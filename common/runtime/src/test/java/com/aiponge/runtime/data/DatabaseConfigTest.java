package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseConfigTest {
    @Test
    void readsEveryFormOfUrl() {
        Map<String, String> user = Map.of("user", "u", "password", "p");
        for (String url : new String[] {"postgres://u:p@h:5433/db", "postgresql://u:p@h:5433/db", "jdbc:postgresql://u:p@h:5433/db",
            "jdbc:postgresql://h:5433/db?user=u&password=p", " postgres://u:p@h:5433/db\n"}) {
            assertEquals(new PostgresUrl("jdbc:postgresql://h:5433/db", user), PostgresUrl.parse(url), url);
        }
    }

    @Test
    void decodesWhatUrlsMustEscape() {
        assertEquals(Map.of("user", "a@b", "password", "p:/?#&=+ %"), PostgresUrl.parse("postgres://a%40b:p%3A%2F%3F%23%26%3D+%20%25@h/db").parameters());
    }

    @Test
    void allowsSeveralHostsAndAPasswordWithAnAtSign() {
        assertEquals(new PostgresUrl("jdbc:postgresql://one:5432,two:5432/db", Map.of("user", "u", "password", "p@q", "targetServerType", "primary")),
                PostgresUrl.parse("postgres://u:p@q@one:5432,two:5432/db?targetServerType=primary"));
    }

    @Test
    void refusesWithoutShowingTheUrl() {
        for (String url : new String[] {null, "", "mysql://u:secret@h/db", "postgres://u:secret@h", "postgres://u:secret@/db", "secret"}) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new DatabaseConfig(url, "s", 1, false, "p"));
            assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> new DatabaseConfig("postgres://h/db", "Bad; DROP", 1, false, "p"));
    }

    @Test
    void neverPrintsThePassword() {
        DatabaseConfig config = new DatabaseConfig("postgres://u:secret@h/db?password=secret", "s", 1, false, "p");
        assertFalse((config + PostgresUrl.parse(config.url()).toString()).contains("secret"));
    }

    @Test
    void passesTlsAndTimeLimitsOnAndIgnoresWhatTheDriverDoesNotKnow() {
        PGSimpleDataSource source = PostgresSource.of(new DatabaseConfig("postgres://u:p@h/db?sslmode=verify-full&sslrootcert=/ca.pem&socketTimeout=3&pgbouncer=true", "music_service", 1, false, "p"));
        assertEquals("verify-full", source.getSslMode());
        assertEquals("/ca.pem", source.getProperty(PGProperty.SSL_ROOT_CERT));
        assertEquals(3, source.getSocketTimeout());
        assertEquals(2, source.getConnectTimeout());
        assertEquals("music_service", source.getCurrentSchema());
        assertEquals("unspecified", source.getStringType());
        assertFalse(source.getLogServerErrorDetail());
    }

    @Test
    void sendsAProxyNoStartUpParameterItWouldRefuse() {
        PGSimpleDataSource source = PostgresSource.of(new DatabaseConfig("postgres://u:p@h/db", "music_service", 1, true, "p"));
        assertNull(source.getCurrentSchema());
        assertNull(source.getOptions());
        assertEquals(0, source.getPrepareThreshold());
    }
}
