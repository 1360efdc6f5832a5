package com.aiponge.crypto.signature;

/** A request whose signature does not count. Answer 401 without the reason; log and count the reason. */
public final class SignatureRefused extends RuntimeException {
    /** Why. */
    public enum Reason {
        /** One of the two signature headers, or both, are absent. */
        ABSENT,
        /** Not of the strict form that our signer writes, or a covered value that cannot be signed. */
        MALFORMED,
        /** Another label than {@code aip}, or more than one signature. */
        LABEL,
        /** A component that must be covered is not, or is absent from the request. */
        COMPONENT,
        /** Another algorithm than {@code hmac-sha256}. */
        ALGORITHM,
        /** Created more than 60 s ago or ahead. */
        CREATED,
        /** Past its {@code expires}, or {@code expires} is not 0 to 60 s after {@code created}. */
        EXPIRED,
        /** The authentication code is not that of this request with any key of this caller and callee. */
        ALTERED,
        /** Its nonce was used before, or the store of nonces is full. */
        REPLAYED
    }

    private final Reason reason;

    SignatureRefused(Reason reason) {
        super("signature refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** A forged request must not cost us a stack walk. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
