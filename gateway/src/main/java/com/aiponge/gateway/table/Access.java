package com.aiponge.gateway.table;

/** Who may call a route (contract 0.2). */
public enum Access {
    /** No token needed; a valid one is used for visibility. */
    PUBLIC,
    /** A verified access token of any account, guests included. */
    USER,
    LIBRARIAN,
    ADMIN,
    /** The owner of the route checks the sender's secret. */
    WEBHOOK,
    /** An operator's token, or a caller on the management network. */
    OPS;

    /** Whether a token is required before anything else is asked. */
    public boolean needsUser() {
        return this == USER || this == LIBRARIAN || this == ADMIN;
    }
}
