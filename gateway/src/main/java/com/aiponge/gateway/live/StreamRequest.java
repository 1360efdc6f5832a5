package com.aiponge.gateway.live;

import com.aiponge.runtime.http.Problem;
import java.util.List;
import java.util.Set;

/**
 * What a client asks of a stream.
 *
 * @param after the last id it has seen; null to begin with what comes
 * @param types the types it wants; empty for all
 */
record StreamRequest(String after, Set<String> types) {
    private static final int LONGEST_ID = 64;

    /** @throws Problem 400 when either is malformed */
    static StreamRequest of(String after, String types) {
        if (after != null && !after.isEmpty() && !isId(after)) {
            throw invalid("lastEventId", "is not an event id", "WRONG_FORMAT");
        }
        return new StreamRequest(after == null || after.isEmpty() ? null : after,
                types == null || types.isBlank() ? Set.of() : types(List.of(types.split(","))));
    }

    static Set<String> types(List<String> names) {
        Set<String> types = Set.copyOf(names.stream().map(String::strip).toList());
        if (!LiveEvent.TYPES.containsAll(types)) {
            throw invalid("types", "names a type that does not exist", "UNKNOWN_VALUE");
        }
        return types;
    }

    static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_ID && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static Problem invalid(String field, String message, String code) {
        return new Problem.Invalid(List.of(new Problem.FieldError(field, message, code)));
    }
}
