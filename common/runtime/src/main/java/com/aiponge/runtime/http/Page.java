package com.aiponge.runtime.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list (contract 0.8).
 *
 * @param total      all matching rows, not the page
 * @param nextCursor opaque; null on the last page
 */
public record Page<T>(List<T> items, long total, int limit, int offset, String nextCursor) {

    public boolean hasMore() {
        return nextCursor != null;
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), total, limit, offset, nextCursor);
    }

    /** A page that is the whole list. */
    public static <T> Page<T> whole(List<T> items, int limit) {
        return new Page<>(items, items.size(), limit, 0, null);
    }

    /**
     * The page of rows that were fetched with {@link PageRequest#fetch()}, one more than asked for, which tells whether there is a next page.
     *
     * @param key the values that a row is ordered by, last one unique, for the cursor
     */
    public static <T> Page<T> of(List<T> rows, long total, PageRequest request, Function<T, List<String>> key) {
        boolean more = rows.size() > request.limit();
        List<T> items = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(items, total, request.limit(), request.offset(), more ? request.cursorAfter(key.apply(items.getLast())) : null);
    }
}
