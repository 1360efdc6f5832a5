package com.aiponge.user.session;

import java.util.UUID;

/** What a client gets: an access token, and a refresh token that counts once. {@code expiresIn} is in seconds. */
public record Tokens(String token, String tokenType, long expiresIn, String refreshToken, UUID sessionId) {

    /** Neither token may reach a log. */
    @Override
    public String toString() {
        return "Tokens[" + sessionId + "]";
    }
}
