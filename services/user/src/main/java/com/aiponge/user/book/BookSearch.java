package com.aiponge.user.book;

import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds words in titles, authors and descriptions, of which some are encrypted: reads what the viewer may see in keyset batches,
 * newest first, and looks at no more than {@value #CAP} books. {@code total} counts the matches among those.
 */
final class BookSearch {
    static final int CAP = 3000;
    private static final int BATCH = 500;

    private final BookStore store;
    private final BookSeal seal;

    BookSearch(BookStore store, BookSeal seal) {
        this.store = store;
        this.seal = seal;
    }

    Page<BookRow> find(Viewer viewer, BookFilter filter, PageRequest request) {
        String wanted = folded(filter.search());
        Newest start = Newest.of(request);
        List<BookRow> rows = new ArrayList<>();
        long total = 0;
        Newest after = null;
        for (int seen = 0; seen < CAP; seen += BATCH) {
            List<BookRow> batch = store.visible(viewer, filter, after, 0, BATCH);
            for (BookRow row : batch) {
                if (!folded(text(seal.words(row))).contains(wanted)) {
                    continue;
                }
                boolean onPage = start == null ? total >= request.offset() : start.isBefore(row);
                total++;
                if (onPage && rows.size() < request.fetch()) {
                    rows.add(row);
                }
            }
            if (batch.size() < BATCH) {
                break;
            }
            after = Newest.of(batch.getLast());
        }
        return Page.of(rows, total, request, BookRow::newestKey);
    }

    private static String text(BookWords words) {
        return Stream.of(words.title(), words.subtitle(), words.author(), words.description()).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
