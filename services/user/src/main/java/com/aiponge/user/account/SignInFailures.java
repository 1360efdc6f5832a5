package com.aiponge.user.account;

import com.aiponge.crypto.Hkdf;
import com.aiponge.crypto.MacKey;
import com.aiponge.runtime.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Counts failed sign-ins per identifier, known or not, and pauses it. Thread-safe. */
final class SignInFailures {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final SignInFailureStore store;
    private final MacKey key;
    private final Clock clock;

    /** @param secret a text that is not in the database, so that its rows cannot be tried against a list of addresses */
    SignInFailures(SignInFailureStore store, String secret, Clock clock) {
        this.store = store;
        this.key = new MacKey(Hkdf.derive(secret.strip().getBytes(StandardCharsets.UTF_8), null, "aiponge sign-in identifier", 32));
        this.clock = clock;
    }

    /** @throws Problem.TooMany while the identifier is paused */
    void refuseWhilePaused(String identifier) {
        store.find(hash(identifier)).ifPresent(this::refuse);
    }

    /**
     * Notes how a sign-in went, in the transaction open on this thread. When a pause began while the password was being checked, the
     * result does not count: else a burst of guesses sent at once would be answered whole.
     *
     * @throws Problem.TooMany when the identifier is paused by now
     */
    void note(String identifier, boolean succeeded) {
        String hash = hash(identifier);
        Optional<Streak> streak = store.lock(hash);
        streak.ifPresent(this::refuse);
        if (!succeeded) {
            store.save(hash, streak.orElse(Streak.NONE).failed(clock.instant()));
        } else if (streak.isPresent()) {
            store.clear(hash);
        }
    }

    /** Forgets streaks that no longer count. */
    void purge() {
        store.purge(clock.instant().minus(REMEMBERED));
    }

    private void refuse(Streak streak) {
        Duration left = streak.pauseLeft(clock.instant());
        if (left.isPositive()) {
            throw new Problem.TooMany("TOO_MANY_ATTEMPTS", "Too many failed sign-ins; try again later", left);
        }
    }

    private String hash(String identifier) {
        return HexFormat.of().formatHex(key.tag(identifier.getBytes(StandardCharsets.UTF_8)));
    }
}
