package com.aiponge.gateway.live;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The opening handshake of a WebSocket (RFC 6455, section 4.2). */
final class WsHandshake {
    /** The one sub-protocol there is; a client that names others only is refused, one that names none is served. */
    static final String PROTOCOL = "aiponge.v1";
    private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName VERSION = HeaderNames.create("Sec-WebSocket-Version");
    private static final HeaderName PROTOCOLS = HeaderNames.create("Sec-WebSocket-Protocol");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private WsHandshake() {
    }

    static boolean isValid(Headers headers) {
        return headers.contains(HeaderNames.UPGRADE) && headers.get(HeaderNames.UPGRADE).get().equalsIgnoreCase("websocket")
                && headers.contains(VERSION) && headers.get(VERSION).get().equals("13")
                && headers.contains(KEY) && isKey(headers.get(KEY).get())
                && (!headers.contains(PROTOCOLS) || offers(headers));
    }

    /** The 101 answer. */
    static byte[] answer(Headers headers) {
        String accept = Base64.getEncoder().encodeToString(sha1(headers.get(KEY).get() + GUID));
        String protocol = headers.contains(PROTOCOLS) ? "Sec-WebSocket-Protocol: " + PROTOCOL + "\r\n" : "";
        return ("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: " + accept + "\r\n" + protocol + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String key(Headers headers) {
        return headers.get(KEY).get();
    }

    private static boolean offers(Headers headers) {
        for (String line : headers.get(PROTOCOLS).allValues()) {
            for (String one : line.split(",")) {
                if (one.strip().equals(PROTOCOL)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
