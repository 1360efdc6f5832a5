package com.aiponge.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Hears every command that a Redis is sent, by {@code MONITOR}. */
final class RedisMonitor implements AutoCloseable {
    private final Socket socket;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Thread listener;

    private RedisMonitor(Socket socket) {
        this.socket = socket;
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    static RedisMonitor of(int port) {
        try {
            Socket socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
            return new RedisMonitor(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int read = socket.getInputStream().read(buffer); read >= 0; read = socket.getInputStream().read(buffer)) {
                synchronized (heard) {
                    heard.write(buffer, 0, read);
                }
            }
        } catch (IOException closed) {
            return; // by close()
        }
    }

    String text() {
        synchronized (heard) {
            return heard.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            listener.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
