package com.aiponge.user.journal;

import com.aiponge.runtime.data.Sql;
import com.aiponge.runtime.http.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Which entries a list shows.
 *
 * @param unfiled only those in no chapter
 * @param before  exclusive
 */
record EntryFilter(UUID bookId, UUID chapterId, boolean unfiled, String type, Instant from, Instant before, String search) {
    private static final String NONE = "none";
    private static final int DATE_LENGTH = 10;

    static EntryFilter from(Input query) {
        boolean unfiled = NONE.equals(query.text("chapterId", 64));
        UUID chapter = unfiled ? null : query.uuid("chapterId");
        EntryFilter filter = new EntryFilter(query.uuid("bookId"), chapter, unfiled, query.oneOf("type", Set.copyOf(EntryType.ALL)),
                query.time("dateFrom"), end(query), query.text("search", 100));
        query.check();
        return filter;
    }

    /** A bare date means the whole day, a time its own millisecond. */
    private static Instant end(Input query) {
        Instant to = query.time("dateTo");
        if (to == null) {
            return null;
        }
        return to.plus(query.text("dateTo", 40).length() == DATE_LENGTH ? Duration.ofDays(1) : Duration.ofMillis(1));
    }

    boolean isSearch() {
        return search != null && !search.isBlank();
    }

    /** Conditions on the caller's own rows, to go behind {@code WHERE user_id = :user}. */
    String conditions() {
        return (bookId == null ? "" : " AND book_id = :book")
                + (chapterId == null ? "" : " AND chapter_id = :chapter")
                + (unfiled ? " AND chapter_id IS NULL" : "")
                + (type == null ? "" : " AND entry_type = :type")
                + (from == null ? "" : " AND user_date >= :from")
                + (before == null ? "" : " AND user_date < :before");
    }

    Sql bind(Sql statement) {
        bind(statement, "book", bookId);
        bind(statement, "chapter", chapterId);
        bind(statement, "type", type);
        bind(statement, "from", from);
        bind(statement, "before", before);
        return statement;
    }

    private static void bind(Sql statement, String name, Object value) {
        if (value != null) {
            statement.bind(name, value);
        }
    }
}
