package com.aiponge.gateway;

import com.aiponge.testkit.RawHttp;

/** What a WebSocket handshake is answered. */
final class WsStatus {
    private WsStatus() {
    }

    /** @param token null to send none */
    static int of(TestGateway gateway, String token) {
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send("GET /api/v1/ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n");
            return raw.readResponse().status();
        }
    }
}
