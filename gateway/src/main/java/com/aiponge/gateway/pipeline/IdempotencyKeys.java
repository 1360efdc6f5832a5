package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.Problem;
import java.util.List;

/** Checks the form of an idempotency key; the service that owns the effect keeps it (contract 0.7). */
final class IdempotencyKeys implements Step {
    private static final int LONGEST = 128;

    @Override
    public boolean pass(Exchange exchange) {
        if (exchange.route().takesIdempotencyKey()) {
            String key = key(exchange);
            if (key != null && !isKey(key)) {
                throw invalid("1 to 128 visible ASCII characters", "WRONG_FORMAT");
            }
        }
        return true;
    }

    /** The key of either name; null when there is none. @throws Problem 400 when both are there and differ */
    static String key(Exchange exchange) {
        String key = exchange.header(Names.IDEMPOTENCY_KEY);
        String alias = exchange.header(Names.IDEMPOTENCY_KEY_ALIAS);
        if (key != null && alias != null && !key.equals(alias)) {
            throw invalid("differs from Idempotency-Key", "WRONG_FORMAT");
        }
        return key == null ? alias : key;
    }

    private static boolean isKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static Problem invalid(String message, String code) {
        return new Problem.Invalid(List.of(new Problem.FieldError("X-Idempotency-Key", message, code)));
    }
}
