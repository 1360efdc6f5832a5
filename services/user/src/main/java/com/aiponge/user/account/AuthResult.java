package com.aiponge.user.account;

import com.aiponge.user.session.Tokens;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** AuthResult of contract 2; {@code freeCredits} stands there for guests only. */
record AuthResult(String token, String tokenType, long expiresIn, String refreshToken, UUID sessionId, User user,
                  @JsonInclude(JsonInclude.Include.NON_NULL) Integer freeCredits) {

    static AuthResult of(Tokens tokens, Account account, Integer freeCredits) {
        return new AuthResult(tokens.token(), tokens.tokenType(), tokens.expiresIn(), tokens.refreshToken(), tokens.sessionId(),
                User.of(account), freeCredits);
    }

    /** Neither token may reach a log. */
    @Override
    public String toString() {
        return "AuthResult[" + sessionId + "]";
    }
}
