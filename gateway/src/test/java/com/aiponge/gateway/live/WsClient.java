package com.aiponge.gateway.live;

import com.aiponge.testkit.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client for tests: frames in order, and how it was closed. */
final class WsClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();
    private volatile int closeCode;
    private WebSocket socket;

    /** @param token null to send none */
    static WsClient open(int port, String query, String token) {
        WsClient client = new WsClient();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().subprotocols("aiponge.v1").connectTimeout(Duration.ofSeconds(5));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        client.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/ws" + query), client).join();
        return client;
    }

    /** The status of a handshake that is refused. */
    static int refusedWith(int port, String query, String token) {
        try (WsClient client = open(port, query, token)) {
            throw new AssertionError("the handshake was accepted, protocol " + client.socket.getSubprotocol());
        } catch (CompletionException e) {
            if (e.getCause() instanceof java.net.http.WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw e;
        }
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    WsClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** A fragment of a message. */
    WsClient part(String text, boolean last) {
        socket.sendText(text, last).join();
        return this;
    }

    WsClient sendBytes(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    String next() {
        return next(Duration.ofSeconds(10)).orElseThrow(() -> new AssertionError("no frame came; close code " + closeCode));
    }

    Optional<String> next(Duration limit) {
        try {
            return Optional.ofNullable(frames.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int closeCode() {
        return Eventually.value("the socket was closed", Duration.ofSeconds(15), () -> closeCode == 0 ? Optional.empty() : Optional.of(closeCode));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            frames.add(parts.toString());
            parts.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode = 1006;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
