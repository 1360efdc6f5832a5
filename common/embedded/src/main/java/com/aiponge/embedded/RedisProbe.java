package com.aiponge.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis on loopback whether it is there, in RESP (redis.io, protocol specification). */
final class RedisProbe {
    private static final int TIMEOUT_MILLIS = 1_000;

    private RedisProbe() {
    }

    static boolean answers(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String question = (password == null ? "" : command("AUTH", password)) + command("PING") + command("QUIT");
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String command(String... words) {
        StringBuilder resp = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            resp.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word).append("\r\n");
        }
        return resp.toString();
    }
}
