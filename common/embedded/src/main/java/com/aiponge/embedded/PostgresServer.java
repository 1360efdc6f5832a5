package com.aiponge.embedded;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * PostgreSQL 18 as a process of this machine, for the laptop default and for tests; production uses a server of its own.
 * Listens on 127.0.0.1 only, with SCRAM password authentication and no Unix socket. The server ends with {@link #close()} or, shortly
 * after, with the JVM, in whatever way that ends. Instances are thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 4;
    private static final long BETWEEN_ATTEMPTS = Duration.ofMillis(250).toNanos();

    private final Daemon daemon;
    private final OwnerLock lock;
    private final Lifeline lifeline;
    private final String password;
    private final int port;
    private final long pid;

    private PostgresServer(Daemon daemon, OwnerLock lock, String password, int port, long pid) {
        this.daemon = daemon;
        this.lock = lock;
        this.password = password;
        this.port = port;
        this.pid = pid;
        this.lifeline = Lifeline.of(daemon, pid, "INT");
    }

    /**
     * Starts the server on a directory, which is created (mode 0700) and initialised when it is new. A server that a killed JVM left
     * running there is ended first, and what it had committed is kept. The programs are unpacked below the user's cache directory.
     *
     * @param dataDirectory everything the server keeps lies below it
     * @param port          0 for any free port
     * @param password      of the user {@code postgres}; a directory that had another one gets this one
     * @throws PortInUse      when another program listens on the port
     * @throws DirectoryInUse when this or another living JVM runs a server on the directory
     * @throws StartFailed    with what the server's log says, when it does not become ready within a minute
     */
    public static PostgresServer start(Path dataDirectory, int port, PostgresOptions options, String password) {
        return start(dataDirectory, port, options, password, Binaries.ofUser());
    }

    /** As {@link #start(Path, int, PostgresOptions, String)}, with the directory below which the programs are unpacked. */
    public static PostgresServer start(Path dataDirectory, int port, PostgresOptions options, String password, Path programs) {
        return start(dataDirectory, port, options, password, new Binaries(programs));
    }

    private static PostgresServer start(Path dataDirectory, int port, PostgresOptions options, String password, Binaries binaries) {
        try {
            PostgresFiles files = new PostgresFiles(PrivateDirectory.create(dataDirectory.toAbsolutePath().normalize()));
            OwnerLock lock = OwnerLock.take(files.directory());
            try {
                PostgresPrograms programs = new PostgresPrograms(binaries.postgres(), files, Privileges.forCluster(files.cluster()));
                return start(files, programs, lock, port, options, password);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartFailed("cannot prepare " + dataDirectory, e);
        }
    }

    private static PostgresServer start(PostgresFiles files, PostgresPrograms programs, OwnerLock lock, int port,
                                        PostgresOptions options, String password) throws IOException {
        programs.endLeftover(PATIENCE);
        programs.initialise(USER, password, options.durable());
        int claimed = launch(files, programs, port, options);
        PostgresServer server = new PostgresServer(files.daemon(), lock, password, claimed, files.daemon().running().orElseThrow());
        try {
            server.connect(USER).close();
            return server;
        } catch (SQLException e) {
            server.stop();
            if (!"28P01".equals(e.getSQLState())) {
                throw new StartFailed("PostgreSQL on port " + claimed + " does not answer", e);
            }
            programs.changePassword(USER, password);
            launch(files, programs, claimed, options);
            return new PostgresServer(files.daemon(), lock, password, claimed, files.daemon().running().orElseThrow());
        }
    }

    private static int launch(PostgresFiles files, PostgresPrograms programs, int port, PostgresOptions options) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int claimed = LoopbackPort.claim(port);
            files.configure(claimed, options);
            try {
                programs.launch();
                return claimed;
            } catch (StartFailed e) {
                // Someone took the port in between, or children of a killed server still hold its memory for a moment.
                if (attempt == ATTEMPTS) {
                    throw LoopbackPort.isBusy(claimed) ? new PortInUse(claimed) : e;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS);
            }
        }
    }

    /** Ends a server that a killed JVM left running on the directory, when there is one; its data stays. */
    public static void endLeftover(Path dataDirectory) {
        new PostgresFiles(dataDirectory.toAbsolutePath().normalize()).daemon().stop("INT", PATIENCE);
    }

    /** Creates the database unless it exists. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("a database name is lower-case letters, digits and underscores: " + name);
        }
        try (Connection connection = connect(USER); var statement = connection.createStatement()) {
            if (!statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").next()) {
                // Copying files beats writing 7 MB of log as long as a checkpoint is cheap, as on a server of this size.
                statement.execute("CREATE DATABASE " + name + " STRATEGY file_copy");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, password);
    }

    /** With user and password in it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER + "&password=" + encoded(password);
    }

    /** {@code postgres://user:password@host:port/database}, the form of {@code DATABASE_URL}. */
    public String url(String database) {
        return "postgres://" + USER + ":" + encoded(password) + "@127.0.0.1:" + port + "/" + database;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public int port() {
        return port;
    }

    /** Of the postmaster, the parent of all of the server's processes. */
    public long pid() {
        return pid;
    }

    /** Whether the server's process is there. */
    public boolean isRunning() {
        return daemon.running().equals(OptionalLong.of(pid));
    }

    /** Rolls back what is open, writes everything to disk and ends the server; returns when it has gone. */
    @Override
    public void close() {
        stop();
        lock.close();
    }

    private void stop() {
        lifeline.close();
        daemon.stop("INT", PATIENCE);
    }
}
