package com.aiponge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What lies below an embedded PostgreSQL's directory: {@code cluster} is PostgreSQL's own, the rest is ours. */
record PostgresFiles(Path directory) {
    Path cluster() {
        return directory.resolve("cluster");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    Daemon daemon() {
        return new Daemon(cluster().resolve("postmaster.pid"), cluster().toString());
    }

    /** True when initdb has run to its end here. */
    boolean initialised() {
        return Files.exists(directory.resolve("initialised"));
    }

    void markInitialised() throws IOException {
        Files.createFile(directory.resolve("initialised"));
    }

    /** The whole configuration, written at every start: what is not here is PostgreSQL's default. */
    void configure(int port, PostgresOptions options) throws IOException {
        String durable = options.durable() ? "on" : "off";
        PrivateDirectory.write(cluster().resolve("postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                max_connections = %d
                password_encryption = 'scram-sha-256'
                shared_buffers = '64MB'
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                timezone = 'UTC'
                log_timezone = 'UTC'
                # A statement or the detail of an error may hold what a person wrote.
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(port, options.maxConnections(), durable, durable, durable));
        PrivateDirectory.write(cluster().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        if (Files.exists(log())) {
            Files.move(log(), log().resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        PrivateDirectory.write(log(), "");
    }
}
