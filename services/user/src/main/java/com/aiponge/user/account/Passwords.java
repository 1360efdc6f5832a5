package com.aiponge.user.account;

import com.aiponge.crypto.password.PasswordHasher;
import com.aiponge.crypto.password.PasswordWorkOverloaded;
import com.aiponge.runtime.http.Problem;
import java.time.Duration;
import java.util.function.Supplier;

/** Password work for this feature: too much of it at once is 503. Thread-safe. */
final class Passwords {
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final PasswordHasher hasher;

    Passwords(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    String hash(String password) {
        return guarded(() -> hasher.hash(password));
    }

    /** Takes the same time whether the hash is there or, for nobody's account, null. */
    boolean matches(String password, String hashOrNull) {
        return guarded(() -> hashOrNull == null ? hasher.verifyAgainstNothing(password) : hasher.verify(password, hashOrNull));
    }

    boolean isOutdated(String hash) {
        return hasher.needsRehash(hash);
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (PasswordWorkOverloaded e) {
            throw new Problem.Unavailable("SERVICE_UNAVAILABLE", "Too many sign-ins at once; try again in a moment", null, COME_BACK);
        }
    }
}
