package com.aiponge.crypto.token;

import java.time.Instant;
import java.util.UUID;

/**
 * What a genuine access token says.
 *
 * @param email     null when the token carries none
 * @param sessionId claim {@code sid}
 * @param jti       names this one token; revocation is by it
 */
public record UserClaims(UUID userId, String email, String role, boolean guest, UUID sessionId, String jti, Instant issuedAt, Instant expiresAt) {
}
