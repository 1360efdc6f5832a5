package com.aiponge.storage.move;

import com.aiponge.runtime.http.Problem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/** Tries again when a store fails for a moment; a move of hours should not end with one lost connection. Thread-safe. */
record Patience(Duration pause, int attempts) {
    /** Longer than the breaker of a store rests. */
    static final Patience USUAL = new Patience(Duration.ofSeconds(6), 5);

    /** @throws Problem.Unavailable when the last attempt failed too */
    <T> T with(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (Problem.Unavailable e) {
                if (attempt == attempts) {
                    throw e;
                }
            } catch (UncheckedIOException e) {
                if (attempt == attempts) {
                    throw new Problem.Unavailable("The connection to a store broke off");
                }
            }
            rest();
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Unavailable("Interrupted");
        }
    }
}
