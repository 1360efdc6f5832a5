package com.aiponge.gateway.identity;

import com.aiponge.crypto.token.TokenRefused;
import com.aiponge.crypto.token.TokenVerifier;

/** Access tokens that are genuine, in time and not revoked. Thread-safe. */
public final class UserTokens {
    private final TokenVerifier verifier;
    private final Revocations revocations;

    public UserTokens(TokenVerifier verifier, Revocations revocations) {
        this.verifier = verifier;
        this.revocations = revocations;
    }

    /**
     * Who a token belongs to, whether it was revoked or not.
     *
     * @throws TokenRefused when it is not genuine, or expired
     */
    public Visitor verify(String token) {
        return Visitor.of(verifier.verify(token));
    }

    public boolean isRevoked(Visitor visitor) {
        return revocations.holds(visitor);
    }
}
