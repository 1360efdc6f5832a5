package com.aiponge.gateway.live;

/** Why a stream ends, with the WebSocket close code of contract 15.1. */
enum Ending {
    BAD_FRAME(4400, "bad frame"),
    TOKEN(4401, "token ended"),
    LOCKED(4403, "account locked"),
    SLOW(4408, "too slow"),
    TOO_MANY(4429, "too many streams"),
    RESTART(1012, "restart"),
    LATER(1013, "try later"),
    GONE(1000, "closed");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
