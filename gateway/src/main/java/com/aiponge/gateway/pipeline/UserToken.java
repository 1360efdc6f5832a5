package com.aiponge.gateway.pipeline;

import com.aiponge.crypto.token.TokenRefused;
import com.aiponge.gateway.identity.UserTokens;
import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.Problem;
import io.helidon.http.HeaderNames;

/** Reads the access token. Whether a bad one matters is decided by {@link Roles}, after the rate limit has counted the attempt. */
final class UserToken implements Step {
    private static final String BEARER = "bearer ";

    private final UserTokens tokens;

    UserToken(UserTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean pass(Exchange exchange) {
        if (exchange.route().is(Trait.NAMELESS)) {
            return true;
        }
        String header = exchange.header(HeaderNames.AUTHORIZATION);
        if (header == null) {
            return true;
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            exchange.refusal(refused("The authorization header holds no bearer token", "token_invalid"));
            return true;
        }
        try {
            Visitor visitor = tokens.visitor(header.substring(BEARER.length()).strip());
            if (visitor == null) {
                exchange.refusal(refused("This session has ended", "token_revoked"));
            } else {
                exchange.visitor(visitor);
            }
        } catch (TokenRefused e) {
            exchange.refusal(e.reason() == TokenRefused.Reason.EXPIRED
                    ? refused("The access token has expired", "token_expired")
                    : refused("This is not an access token of ours", "token_invalid"));
        }
        return true;
    }

    static Problem refused(String message, String reason) {
        return new Problem.Unauthorized("UNAUTHORIZED", message, reason);
    }
}
