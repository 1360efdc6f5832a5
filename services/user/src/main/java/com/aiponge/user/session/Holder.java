package com.aiponge.user.session;

import java.util.UUID;

/** Whom a token is issued for, as the account says at this moment. {@code email} is null for guests. */
record Holder(UUID id, String email, String role, boolean guest, String status) {

    boolean mayEnter() {
        return status.equals("active") || status.equals("pending");
    }
}
