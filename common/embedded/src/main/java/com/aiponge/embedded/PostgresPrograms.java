package com.aiponge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's own programs, run on one directory. */
record PostgresPrograms(Path home, PostgresFiles files, Privileges privileges) {

    /** Ends a server whose JVM is gone, and clears the way when another process has got the pid of a dead one. */
    void endLeftover(Duration patience) throws IOException {
        Daemon daemon = files.daemon();
        daemon.stop("INT", patience);
        boolean pidReused = daemon.running().isEmpty() && daemon.recorded().isPresent()
                && ProcessHandle.of(daemon.recorded().getAsLong()).isPresent();
        if (pidReused) {
            Files.deleteIfExists(daemon.pidFile());
        }
    }

    void initialise(String user, String password, boolean durable) throws IOException {
        if (files.initialised()) {
            return;
        }
        deleteHalfInitialised();
        privileges.createCluster(files.cluster());
        Path secret = PrivateDirectory.write(files.directory().resolve("initdb.secret"), password + "\n");
        try {
            // The builtin provider sorts and folds case alike on every machine, whatever locales that has.
            privileges.command(program("initdb"), "--pgdata=" + files.cluster(), "--username=" + user, "--pwfile=" + secret,
                    "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8", durable ? "--sync-method=fsync" : "--no-sync").mustSucceed("creating the database cluster");
        } finally {
            Files.delete(secret);
        }
        files.markInitialised();
    }

    private void deleteHalfInitialised() throws IOException {
        if (!Files.exists(files.cluster())) {
            return;
        }
        if (Files.exists(files.cluster().resolve("postmaster.pid"))) {
            throw new StartFailed(files.cluster() + " holds a cluster that was not created here");
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(files.cluster())) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** Starts the server in a session of its own and waits until it accepts connections. */
    void launch() {
        try {
            privileges.command(program("pg_ctl"), "start", "--wait", "--timeout=60", "--silent", "--pgdata=" + files.cluster(),
                    "--log=" + files.log()).mustSucceed("starting PostgreSQL");
        } catch (StartFailed e) {
            throw new StartFailed(e.getMessage() + lastLines());
        }
    }

    /** In single-user mode, which asks for no password but for the files' owner. The server must be down. */
    void changePassword(String user, String password) {
        privileges.command(program("postgres"), "--single", "-D", files.cluster().toString(), "postgres")
                .withInput("ALTER USER " + user + " PASSWORD '" + password.replace("'", "''") + "'\n")
                .mustSucceed("changing the database password");
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(files.log());
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
