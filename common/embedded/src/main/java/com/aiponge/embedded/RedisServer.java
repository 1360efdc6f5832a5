package com.aiponge.embedded;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Redis 7 as a process of this machine, for the laptop default and for tests. Listens on 127.0.0.1 only and keeps nothing on disk;
 * 256 numbered databases, 128 MB, the least recently used keys go first. The server ends with {@link #close()} or, shortly after, with
 * the JVM, in whatever way that ends. Instances are thread-safe.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration READY_WITHIN = Duration.ofSeconds(10);
    private static final Duration BORN_WITHIN = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final long PAUSE = Duration.ofMillis(5).toNanos();

    private final Daemon daemon;
    private final OwnerLock lock;
    private final Lifeline lifeline;
    private final String password;
    private final int port;
    private final long pid;

    private RedisServer(Daemon daemon, OwnerLock lock, String password, int port, long pid) {
        this.daemon = daemon;
        this.lock = lock;
        this.password = password;
        this.port = port;
        this.pid = pid;
        this.lifeline = Lifeline.of(daemon, pid, "TERM");
    }

    /**
     * Starts the server. One that a killed JVM left running on the directory is ended first.
     *
     * @param directory for configuration, log and pid file; created with mode 0700
     * @param port      0 for any free port
     * @param password  null for none
     * @throws PortInUse      when another program listens on the port
     * @throws DirectoryInUse when this or another living JVM runs a server on the directory
     * @throws StartFailed    when it does not answer within ten seconds
     */
    public static RedisServer start(Path directory, int port, String password) {
        return start(directory, port, password, Binaries.ofUser());
    }

    /** As {@link #start(Path, int, String)}, with the directory below which the program is unpacked. */
    public static RedisServer start(Path directory, int port, String password, Path programs) {
        return start(directory, port, password, new Binaries(programs));
    }

    private static RedisServer start(Path directory, int port, String password, Binaries binaries) {
        try {
            RedisFiles files = new RedisFiles(PrivateDirectory.create(directory.toAbsolutePath().normalize()));
            OwnerLock lock = OwnerLock.take(files.directory());
            try {
                files.daemon().stop("TERM", PATIENCE);
                int claimed = launch(files, binaries, port, password);
                return new RedisServer(files.daemon(), lock, password, claimed, files.daemon().running().orElseThrow());
            } catch (IOException | RuntimeException e) {
                files.daemon().stop("KILL", PATIENCE);
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartFailed("cannot prepare " + directory, e);
        }
    }

    private static int launch(RedisFiles files, Binaries binaries, int port, String password) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int claimed = LoopbackPort.claim(port);
            files.configure(claimed, password);
            Command.of(binaries.redis().toString(), files.configuration().toString()).mustSucceed("starting Redis");
            if (becomesReady(files, claimed, password)) {
                return claimed;
            }
            boolean takenInBetween = files.daemon().running().isEmpty() && LoopbackPort.isBusy(claimed);
            if (!takenInBetween) {
                throw new StartFailed("Redis did not answer on port " + claimed + ":\n" + Files.readString(files.log()));
            }
            if (port != 0 || attempt == ATTEMPTS) {
                throw new PortInUse(claimed);
            }
        }
    }

    /** Gives up early when there is no process: Redis reports a port it cannot have only after it has left its parent. */
    private static boolean becomesReady(RedisFiles files, int port, String password) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < READY_WITHIN.toNanos()) {
            boolean running = files.daemon().running().isPresent();
            if (running && RedisProbe.answers(port, password)) {
                return true;
            }
            if (!running && System.nanoTime() - begun > BORN_WITHIN.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }

    /** Ends a server that a killed JVM left running on the directory, when there is one. */
    public static void endLeftover(Path directory) {
        new RedisFiles(directory.toAbsolutePath().normalize()).daemon().stop("TERM", PATIENCE);
    }

    /** {@code redis://[:password@]127.0.0.1:port}, the form of {@code REDIS_URL}. */
    public String url() {
        String secret = password == null ? "" : ":" + URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20") + "@";
        return "redis://" + secret + "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return pid;
    }

    /** Whether the server's process is there. */
    public boolean isRunning() {
        return daemon.running().equals(OptionalLong.of(pid));
    }

    /** Ends the server; returns when it has gone. */
    @Override
    public void close() {
        lifeline.close();
        daemon.stop("TERM", PATIENCE);
        lock.close();
    }
}
