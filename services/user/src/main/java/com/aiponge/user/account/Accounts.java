package com.aiponge.user.account;

import com.aiponge.runtime.http.Problem;
import java.util.UUID;

/** Accounts as their owners see them. Thread-safe. */
final class Accounts {
    private final AccountStore store;

    Accounts(AccountStore store) {
        this.store = store;
    }

    /** @throws Problem.Unauthorized when the account behind the token is gone */
    User me(UUID id) {
        return store.find(id).map(User::of)
                .orElseThrow(() -> new Problem.Unauthorized("UNAUTHORIZED", "Sign in again", "token_revoked"));
    }
}
