package com.aiponge.user.search;

import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Finds words in rows that the database cannot read: goes through them in keyset batches, newest first, opens each, and looks at no more
 * than {@code cap} of them. {@code total} counts the matches among those. Immutable.
 *
 * @param text  the words of a row, opened
 * @param place of a row in the list
 */
public record BatchSearch<T>(int cap, Function<T, String> text, Function<T, Position> place) {
    static final int BATCH = 500;

    /** Reads rows, newest first, behind a position; from the top when that is null. */
    @FunctionalInterface
    public interface Rows<T> {
        List<T> behind(Position after, int limit);
    }

    public Page<T> find(String search, Rows<T> rows, PageRequest request) {
        String wanted = folded(search);
        Position start = Position.of(request);
        List<T> found = new ArrayList<>();
        long total = 0;
        Position after = null;
        for (int seen = 0; seen < cap; seen += BATCH) {
            List<T> batch = rows.behind(after, Math.min(BATCH, cap - seen));
            for (T row : batch) {
                if (folded(text.apply(row)).contains(wanted)) {
                    boolean reached = start == null ? total >= request.offset() : start.isBefore(place.apply(row));
                    total++;
                    if (reached && found.size() < request.fetch()) {
                        found.add(row);
                    }
                }
            }
            if (batch.size() < BATCH) {
                break;
            }
            after = place.apply(batch.getLast());
        }
        return Page.of(found, total, request, row -> place.apply(row).key());
    }

    /** In NFC and without case (0.3, rule 10). Upper case first, so that letters with two lower forms meet. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
