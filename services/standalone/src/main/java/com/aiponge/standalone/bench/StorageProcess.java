package com.aiponge.standalone.bench;

import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.embedded.PostgresOptions;
import com.aiponge.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A storage service of its own over a folder, with this program's own flags, and its database. */
final class StorageProcess implements AutoCloseable {
    private static final String ENTRY_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private final PostgresServer postgres;
    private final Child service;
    private final Path files;
    private final int port;
    private final String secret;

    private StorageProcess(PostgresServer postgres, Child service, Path files, int port, String secret) {
        this.postgres = postgres;
        this.service = service;
        this.files = files;
        this.port = port;
        this.secret = secret;
    }

    static StorageProcess start(Path folder) throws InterruptedException {
        Path files = folder.resolve("files");
        int port = FreePorts.one();
        String secret = Secrets.random(48);
        PostgresServer postgres = PostgresServer.start(folder.resolve("database"), 0, new PostgresOptions(40, false), Secrets.random(24));
        postgres.createDatabase("aiponge");
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", Integer.toString(port));
        environment.put("DATABASE_URL", postgres.url("aiponge"));
        environment.put("STORAGE_PROVIDER", "local");
        environment.put("AIPONGE_STORAGE_PATH", files.toString());
        environment.put("INTERNAL_SERVICE_SECRET", secret);
        environment.put("ENTRY_ENCRYPTION_KEY", ENTRY_KEY);
        environment.put("AIPONGE_BIND_ADDRESS", "127.0.0.1");
        environment.put("AIPONGE_DRAIN_SECONDS", "0");
        Child service = Child.start(folder.resolve("storage.log"), environment, "run", "storage");
        service.untilReady("http://127.0.0.1:" + port + "/ready");
        return new StorageProcess(postgres, service, files, port, secret);
    }

    int port() {
        return port;
    }

    Path files() {
        return files;
    }

    String secret() {
        return secret;
    }

    FieldCipher cipher() {
        return new FieldCipher(KeyRing.of(ENTRY_KEY, List.of()));
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("aiponge"));
    }

    @Override
    public void close() {
        service.close();
        postgres.close();
    }
}
