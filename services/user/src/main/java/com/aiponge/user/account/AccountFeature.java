package com.aiponge.user.account;

import com.aiponge.crypto.password.PasswordHasher;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Routes;
import com.aiponge.user.session.SessionEnd;
import com.aiponge.user.session.Sessions;
import java.time.Clock;

/** Signing up and in, put together. */
public final class AccountFeature {
    private final SignInFailures failures;
    private final Routes routes;

    /** @param secret keys the hashes of identifiers that failed to sign in */
    public AccountFeature(Database database, PasswordHasher hasher, String secret, Sessions sessions, SessionEnd endings, Beginnings beginnings, Clock clock) {
        AccountStore store = new AccountStore(database);
        Passwords passwords = new Passwords(hasher);
        this.failures = new SignInFailures(new SignInFailureStore(database), secret, clock);
        SignUp signUp = new SignUp(database, store, passwords, sessions, endings, beginnings, clock);
        SignIn signIn = new SignIn(database, store, failures, passwords, sessions, clock);
        this.routes = new AccountRoutes(signUp, signIn, new Accounts(store));
    }

    public Routes routes() {
        return routes;
    }

    /** Forgets failed sign-ins that no longer count. */
    public void purge() {
        failures.purge();
    }
}
