package com.aiponge.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something named, never for a time. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long PAUSE = Duration.ofMillis(5).toNanos();

    private Eventually() {
    }

    /** Returns as soon as the condition holds; fails with its name after ten seconds. An exception of the condition rises at once. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, LIMIT, condition);
    }

    /** As {@link #until(String, BooleanSupplier)}, with a limit. */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        value(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The first value there is; fails with the name after ten seconds. */
    public static <T> T value(String what, Supplier<Optional<T>> supplier) {
        return value(what, LIMIT, supplier);
    }

    /** As {@link #value(String, Supplier)}, with a limit. The supplier is asked once more when the limit has passed. */
    public static <T> T value(String what, Duration limit, Supplier<Optional<T>> supplier) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean last = System.nanoTime() > deadline;
            Optional<T> value = supplier.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (last || Thread.currentThread().isInterrupted()) {
                throw new AssertionError("not within " + limit.toMillis() + " ms: " + what);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
