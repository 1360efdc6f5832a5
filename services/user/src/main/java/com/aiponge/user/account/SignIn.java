package com.aiponge.user.account;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.session.Sessions;
import java.time.Clock;
import java.util.Optional;

/** Signing in with a password. Thread-safe. */
final class SignIn {
    private final Database database;
    private final AccountStore store;
    private final SignInFailures failures;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Clock clock;

    SignIn(Database database, AccountStore store, SignInFailures failures, Passwords passwords, Sessions sessions, Clock clock) {
        this.database = database;
        this.store = store;
        this.failures = failures;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Unknown accounts and wrong passwords look and last alike; why a known account may not enter is said only to who knows its password. */
    AuthResult login(Credentials credentials) {
        failures.refuseWhilePaused(credentials.identifier());
        Optional<Account> found = credentials.byPhone() ? store.byPhone(credentials.identifier()) : store.byEmail(credentials.identifier());
        String hash = found.map(Account::passwordHash).orElse(null);
        if (!passwords.matches(credentials.password(), hash)) {
            database.inTransaction(() -> failures.note(credentials.identifier(), false));
            throw new Problem.Unauthorized("INVALID_CREDENTIALS", "The e-mail address or the password is wrong", null);
        }
        Account account = found.orElseThrow();
        String newHash = passwords.isOutdated(hash) ? passwords.hash(credentials.password()) : null;
        database.inTransaction(() -> failures.note(credentials.identifier(), true));
        refuseClosed(account, credentials.byPhone());
        return database.transaction(() -> {
            Account current = store.signedIn(account.id(), clock.instant(), newHash);
            return AuthResult.of(sessions.open(current.id()), current, null);
        });
    }

    private static void refuseClosed(Account account, boolean byPhone) {
        if (!account.mayEnter()) {
            throw new Problem.Forbidden("ACCOUNT_SUSPENDED", "This account is suspended");
        }
        // An address that was never confirmed still names its account; a number somebody else may have typed does not.
        if (byPhone && !account.phoneVerified()) {
            throw new Problem.Forbidden("PHONE_NOT_VERIFIED", "Verify the phone number before you sign in with it");
        }
    }
}
