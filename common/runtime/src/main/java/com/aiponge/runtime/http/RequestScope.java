package com.aiponge.runtime.http;

import com.aiponge.crypto.Secrets;
import java.time.Instant;

/**
 * What every step of one request shares, bound to its thread and to the threads it forks.
 *
 * @param correlationId the caller's name for the whole undertaking
 * @param traceParent   W3C trace context, null when there is none
 * @param deadline      when the caller stops waiting
 */
public record RequestScope(String requestId, String correlationId, String traceParent, Instant deadline) {
    private static final ScopedValue<RequestScope> CURRENT = ScopedValue.newInstance();

    /** The scope of this thread; null outside a request. */
    public static RequestScope current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Runs work inside this scope. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Ten random characters of {@code [A-Za-z0-9_-]}. */
    public static String newCorrelationId() {
        return Secrets.random(8).substring(0, 10);
    }

    /** Whether a caller's id may be kept: 1 to 64 of {@code [A-Za-z0-9_-]}. */
    public static boolean isCorrelationId(String text) {
        if (text == null || text.isEmpty() || text.length() > 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-')) {
                return false;
            }
        }
        return true;
    }
}
