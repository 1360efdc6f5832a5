package com.aiponge.crypto.token;

import com.aiponge.crypto.token.TokenRefused.Reason;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.JwtValidator;
import io.helidon.security.jwt.SignedJwt;
import java.time.Clock;
import java.time.Instant;

/**
 * Checks access tokens, and remembers the verified ones by the SHA-256 of their text. Whether a token was revoked (by
 * {@code jti}, session or account) is for the caller to ask, each time. Thread-safe.
 */
public final class TokenVerifier {
    private final TokenKeys keys;
    private final Clock clock;
    private final VerifiedTokens verified;
    private final JwtValidator addressed = JwtValidator.builder()
            .addIssuerValidator(TokenIssuer.ISSUER, true)
            .addAudienceValidator(audience -> audience.addExpectedAudience(TokenIssuer.AUDIENCE).mandatory(true))
            .build();

    /** @param cacheSize the most verified tokens to remember, at about 500 bytes each; 0 for none */
    public TokenVerifier(TokenKeys keys, Clock clock, int cacheSize) {
        this.keys = keys;
        this.clock = clock;
        this.verified = new VerifiedTokens(cacheSize);
    }

    /**
     * The claims of a token that is genuine, ours and in time. It counts until the second of its {@code exp}, without grace.
     *
     * @throws TokenRefused {@code EXPIRED} when that is all that is wrong, else {@code INVALID}
     */
    public UserClaims verify(String token) {
        UserClaims claims = verifyExpired(token);
        if (!clock.instant().isBefore(claims.expiresAt())) {
            throw new TokenRefused(Reason.EXPIRED);
        }
        return claims;
    }

    /**
     * As {@link #verify}, but the token may be expired: for logout and for taking over a guest account.
     *
     * @throws TokenRefused {@code INVALID}
     */
    public UserClaims verifyExpired(String token) {
        if (!TokenShape.fits(token)) {
            throw new TokenRefused(Reason.INVALID);
        }
        VerifiedTokens.Fingerprint fingerprint = VerifiedTokens.Fingerprint.of(token);
        UserClaims known = verified.find(fingerprint);
        if (known != null) {
            return known;
        }
        UserClaims claims = read(token);
        verified.add(fingerprint, claims);
        return claims;
    }

    private UserClaims read(String token) {
        try {
            SignedJwt signed = SignedJwt.parseToken(token);
            Jwt jwt = signed.getJwt();
            // A missing alg would be taken from the key, and a crit header names extensions; we know none (RFC 7515 §4.1.11).
            if (!TokenKeys.ALGORITHM.equals(jwt.algorithm().orElse(null)) || jwt.headers().headerClaim("crit").isPresent()) {
                throw new TokenRefused(Reason.INVALID);
            }
            signed.verifySignature(keys.all()).checkValid();
            addressed.validate(jwt).checkValid();
            UserClaims claims = ClaimReader.read(jwt);
            Instant notBefore = jwt.notBefore().orElse(Instant.MIN);
            if (clock.instant().isBefore(notBefore)) {
                throw new TokenRefused(Reason.INVALID);
            }
            return claims;
        } catch (RuntimeException e) {
            // JwtException, ErrorMessagesException, ClassCastException, NoSuchElementException …: all from the token's form.
            throw new TokenRefused(Reason.INVALID);
        }
    }
}
