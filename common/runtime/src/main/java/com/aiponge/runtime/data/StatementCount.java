package com.aiponge.runtime.data;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the SQL statements that one request runs, also on threads it forks. */
public final class StatementCount {
    private static final ScopedValue<AtomicInteger> CURRENT = ScopedValue.newInstance();

    private StatementCount() {
    }

    /** Work that can see its own count so far. */
    @FunctionalInterface
    public interface Counted<T> {
        T run(AtomicInteger count) throws Exception;
    }

    /** Runs the work with a fresh count. */
    public static <T> T counting(Counted<T> work) throws Exception {
        AtomicInteger count = new AtomicInteger();
        return ScopedValue.where(CURRENT, count).call(() -> work.run(count));
    }

    /** One more statement; nothing happens outside {@link #counting}. */
    static void one() {
        if (CURRENT.isBound()) {
            CURRENT.get().incrementAndGet();
        }
    }
}
