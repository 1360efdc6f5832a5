package com.aiponge.user.journal;

import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Finds words in encrypted entries: decrypts the person's own rows in keyset batches, newest first, and looks at no more than
 * {@value #CAP} of them. {@code total} counts the matches among those. Compares in NFC, without case (0.3, rule 10).
 */
final class EntrySearch {
    static final int CAP = 5000;
    private static final int BATCH = 500;

    private final EntryStore store;
    private final EntrySeal seal;

    EntrySearch(EntryStore store, EntrySeal seal) {
        this.store = store;
        this.seal = seal;
    }

    Page<StoredEntry> find(UUID userId, EntryFilter filter, PageRequest request) {
        String wanted = folded(filter.search());
        Position start = Position.of(request);
        List<StoredEntry> rows = new ArrayList<>();
        long total = 0;
        Position after = null;
        for (int seen = 0; seen < CAP; seen += BATCH) {
            List<StoredEntry> batch = store.newest(userId, filter, after, 0, BATCH);
            for (StoredEntry row : batch) {
                if (!matches(row, wanted)) {
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
            after = Position.of(batch.getLast());
        }
        return Page.of(rows, total, request, Position::key);
    }

    private boolean matches(StoredEntry row, String wanted) {
        return folded(seal.content(row)).contains(wanted) || folded(seal.details(row).words()).contains(wanted);
    }

    /** Upper case first, so that letters with two forms in upper case meet their pairs. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
