package com.aiponge.gateway.identity;

import com.aiponge.crypto.token.UserClaims;
import java.time.Instant;
import java.util.UUID;

/**
 * The person behind a verified token.
 *
 * @param user the id as text, made once
 * @param role of contract E.Role
 */
public record Visitor(UUID userId, String user, String role, boolean guest, UUID sessionId, String tokenId, Instant issuedAt, Instant expiresAt) {
    static Visitor of(UserClaims claims) {
        return new Visitor(claims.userId(), claims.userId().toString(), claims.role(), claims.guest(), claims.sessionId(), claims.jti(),
                claims.issuedAt(), claims.expiresAt());
    }
}
