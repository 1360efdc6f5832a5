package com.aiponge.standalone.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Requests on connections that are kept, each sent when the one before has been answered; bounded in time. */
record Load(int port, String path, String token) {
    /** Answered requests and how many of them were not 200. */
    record Outcome(long requests, long wrong, Duration took) {
        double perSecond() {
            return requests / (took.toNanos() / 1e9);
        }
    }

    /** Microseconds of each request on one connection, sorted. */
    double[] oneByOne(int count) throws IOException {
        double[] micros = new double[count];
        try (Connection connection = new Connection()) {
            for (int i = 0; i < count; i++) {
                long began = System.nanoTime();
                connection.exchange();
                micros[i] = (System.nanoTime() - began) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros;
    }

    Outcome atOnce(int connections, Duration time) throws InterruptedException {
        AtomicLong requests = new AtomicLong();
        AtomicLong wrong = new AtomicLong();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        CountDownLatch done = new CountDownLatch(connections);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try (Connection connection = new Connection()) {
                    while (System.nanoTime() < end) {
                        wrong.addAndGet(connection.exchange() == 200 ? 0 : 1);
                        requests.incrementAndGet();
                    }
                } catch (IOException e) {
                    wrong.incrementAndGet();
                } finally {
                    done.countDown();
                }
            }));
        }
        done.await();
        return new Outcome(requests.get(), wrong.get(), Duration.ofNanos(System.nanoTime() - began));
    }

    private final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final byte[] request;

        Connection() throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            out = socket.getOutputStream();
            request = ("GET " + path + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }

        int exchange() throws IOException {
            out.write(request);
            String line = line();
            int status = Integer.parseInt(line.substring(9, 12));
            int length = 0;
            while (!(line = line()).isEmpty()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(64);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server ended the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
