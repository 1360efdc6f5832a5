package com.aiponge.crypto.token;

import com.aiponge.crypto.Ids;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Issues access tokens: JWT (RFC 7519) with HS256. Thread-safe. */
public final class TokenIssuer {
    static final String ISSUER = "aiponge";
    static final String AUDIENCE = "aiponge-api";

    private final TokenKeys keys;
    private final Clock clock;

    public TokenIssuer(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A new token with an id ({@code jti}) of its own.
     *
     * @param email left out when null
     * @param life  from now, in whole seconds
     */
    public String issue(UUID userId, String email, String role, boolean guest, UUID sessionId, Duration life) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Jwt.Builder jwt = Jwt.builder()
                .keyId(keys.active().keyId())
                .algorithm(TokenKeys.ALGORITHM)
                .type("JWT")
                .issuer(ISSUER)
                .addAudience(AUDIENCE)
                .subject(userId.toString())
                .addPayloadClaim("id", userId.toString())
                .addPayloadClaim("role", role)
                .addPayloadClaim("isGuest", guest)
                .addPayloadClaim("sid", sessionId.toString())
                .jwtId(Ids.next().toString())
                .issueTime(now)
                .expirationTime(now.plus(life));
        if (email != null) {
            jwt.email(email);
        }
        return SignedJwt.sign(jwt.build(), keys.active()).tokenContent();
    }
}
