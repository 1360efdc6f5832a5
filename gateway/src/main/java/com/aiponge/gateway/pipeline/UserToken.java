package com.aiponge.gateway.pipeline;

import com.aiponge.crypto.token.TokenRefused;
import com.aiponge.gateway.identity.Tickets;
import com.aiponge.gateway.identity.UserTokens;
import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.Problem;
import io.helidon.http.HeaderNames;

/** Reads the access token. Whether a bad one matters is decided by {@link Roles}, after the rate limit has counted the attempt. */
final class UserToken implements Step {
    private static final String BEARER = "bearer ";

    private final UserTokens tokens;
    private final Tickets tickets;

    UserToken(UserTokens tokens, Tickets tickets) {
        this.tokens = tokens;
        this.tickets = tickets;
    }

    /** @param visitor null when nobody is signed in; @param refusal why what came does not count, null when nothing came or it does */
    record Outcome(Visitor visitor, Problem refusal) {
    }

    @Override
    public boolean pass(Exchange exchange) {
        if (exchange.route().is(Trait.NAMELESS)) {
            return true;
        }
        String header = exchange.header(HeaderNames.AUTHORIZATION);
        String ticket = header == null && exchange.route().is(Trait.TICKET) ? exchange.query("ticket") : null;
        Outcome outcome = read(header, ticket);
        if (outcome.visitor() != null && ticket != null && !tickets.use(ticket)) {
            outcome = new Outcome(null, refused("This ticket was used before", "token_invalid"));
        }
        if (outcome.visitor() != null) {
            exchange.visitor(outcome.visitor());
        }
        exchange.refusal(outcome.refusal());
        return true;
    }

    /** Reads a token, or without one a ticket; either may be null. Does not use the ticket up. */
    Outcome read(String header, String ticket) {
        if (header == null) {
            return ticket == null ? new Outcome(null, null) : checked(tickets.visitor(ticket), "This ticket does not count");
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Outcome(null, refused("The authorization header holds no bearer token", "token_invalid"));
        }
        try {
            return checked(tokens.verify(header.substring(BEARER.length()).strip()), "");
        } catch (TokenRefused e) {
            return new Outcome(null, e.reason() == TokenRefused.Reason.EXPIRED
                    ? refused("The access token has expired", "token_expired")
                    : refused("This is not an access token of ours", "token_invalid"));
        }
    }

    private Outcome checked(Visitor visitor, String otherwise) {
        if (visitor == null) {
            return new Outcome(null, refused(otherwise, "token_invalid"));
        }
        return tokens.isRevoked(visitor) ? new Outcome(null, refused("This session has ended", "token_revoked")) : new Outcome(visitor, null);
    }

    static Problem refused(String message, String reason) {
        return new Problem.Unauthorized("UNAUTHORIZED", message, reason);
    }
}
