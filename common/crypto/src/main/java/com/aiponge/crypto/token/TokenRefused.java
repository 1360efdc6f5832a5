package com.aiponge.crypto.token;

/** A user token that does not count. */
public final class TokenRefused extends RuntimeException {
    /** Why. */
    public enum Reason {
        /** Genuine, but its time is over. */
        EXPIRED,
        /** Anything else: not a token, not ours, altered, for another audience. */
        INVALID
    }

    private final Reason reason;

    /** Without a cause: parsers quote the token in their messages. */
    TokenRefused(Reason reason) {
        super("token refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** A forged token must not cost us a stack walk. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
