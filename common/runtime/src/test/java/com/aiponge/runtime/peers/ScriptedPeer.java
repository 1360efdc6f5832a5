package com.aiponge.runtime.peers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A peer that answers each request with exactly the bytes a test has put down for it, and then ends the connection if they say so. */
final class ScriptedPeer implements AutoCloseable {
    /** Stands at the end of an answer: the connection ends after it. */
    static final String END = "\0END";

    private final ServerSocket server;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    ScriptedPeer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    ScriptedPeer answer(String bytes) {
        answers.add(bytes);
        return this;
    }

    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.size();
    }

    /** Ends every connection there is, as a server that restarts. */
    void hangUp() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String request = request(in); request != null; request = request(in)) {
                requests.add(request);
                String answer = answers.take();
                boolean ends = answer.endsWith(END);
                connection.getOutputStream().write((ends ? answer.substring(0, answer.length() - END.length()) : answer).getBytes(StandardCharsets.ISO_8859_1));
                if (ends) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Head and body, chunks as they came; null at the end of the connection. */
    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            text.append((char) next);
        }
        int length = text.indexOf("content-length: ");
        if (length >= 0) {
            int bytes = Integer.parseInt(text.substring(length + 16, text.indexOf("\r", length)));
            text.append(new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1));
        } else if (text.indexOf("transfer-encoding: chunked") >= 0) {
            while (!text.toString().endsWith("\r\n0\r\n\r\n")) {
                text.append((char) in.read());
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
