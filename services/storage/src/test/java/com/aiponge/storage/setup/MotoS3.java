package com.aiponge.storage.setup;

import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TestS3;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** A mock of AWS in a process of its own, on machines that have one. */
final class MotoS3 implements AutoCloseable {
    private final Process process;
    private final TestS3 server;

    private MotoS3(Process process, TestS3 server) {
        this.process = process;
        this.server = server;
    }

    /** Null where there is none. */
    static MotoS3 start() {
        int port = Ports.free();
        try {
            Process process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            Eventually.until("moto answers or has ended", Duration.ofSeconds(40), () -> !process.isAlive() || answers(port));
            return process.isAlive() ? new MotoS3(process, new TestS3("moto", URI.create("http://127.0.0.1:" + port), "us-east-1", "key", "secret")) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    TestS3 server() {
        return server;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
