package com.aiponge.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that owns a server, for tests that kill it. */
final class Owner implements AutoCloseable {
    static final String PASSWORD = "owner";
    private final Process process;
    private final String address;

    private Owner(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @param kind {@code postgres} or {@code redis}. Returns when the server runs; its address is what a refused start says otherwise. */
    static Owner of(String kind, Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Owner.class.getName(), kind,
                directory.toString()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new Owner(process, process.inputReader().readLine());
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[1]);
        try {
            System.out.println(arguments[0].equals("redis")
                    ? RedisServer.start(directory, 0, PASSWORD).url()
                    : PostgresServer.start(directory, 0, new PostgresOptions(20, true), PASSWORD).jdbcUrl("postgres"));
        } catch (EmbeddedFailure refused) {
            System.out.println(refused.getClass().getSimpleName());
        }
        while (System.in.read() >= 0) {
            continue;
        }
    }

    String address() {
        return address;
    }

    /** Ends the JVM the ordinary way. */
    void leave() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** {@code kill -9} of the JVM; what watches over the server does its work. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As when everything of the terminal's process group is killed: nobody is left to stop the server. */
    void killWithItsLifeline() throws InterruptedException {
        process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
