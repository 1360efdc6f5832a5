package com.aiponge.user.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSearchTest {
    /** A row numbered from the newest; every tenth holds a needle. */
    private record Row(int number) {
        String text() {
            return number % 10 == 0 ? "A Nêedle in the hay" : "hay";
        }

        Position place() {
            return new Position(Instant.EPOCH.minusSeconds(number), new UUID(0x7000, Long.MIN_VALUE + number));
        }
    }

    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    private BatchSearch<Row> search(int cap) {
        return new BatchSearch<>(cap, row -> {
            opened.incrementAndGet();
            return row.text();
        }, Row::place);
    }

    private BatchSearch.Rows<Row> rows(int count) {
        List<Row> all = IntStream.range(0, count).mapToObj(Row::new).toList();
        return (after, limit) -> {
            batches.incrementAndGet();
            return all.stream().filter(row -> after == null || after.isBefore(row.place())).limit(limit).toList();
        };
    }

    private static PageRequest page(String limit, String offset, String cursor) {
        Map<String, String> query = new HashMap<>(Map.of("limit", limit, "offset", offset));
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return PageRequest.of(Input.of(query), "rows", 20, 100);
    }

    @Test
    void findsAllAndCountsThemBeyondThePage() {
        assertEquals(0, search(5000).find("needle", rows(35), page("2", "0", null)).total());
        Page<Row> found = search(5000).find("NÊEDLE", rows(35), page("2", "0", null));
        assertEquals(4, found.total());
        assertEquals(List.of(new Row(0), new Row(10)), found.items());
        assertTrue(found.hasMore());
    }

    @Test
    void goesOnByOffsetAndByCursor() {
        assertEquals(List.of(new Row(20), new Row(30)), search(5000).find("in the", rows(35), page("2", "2", null)).items());
        List<Row> walked = new ArrayList<>();
        String cursor = null;
        do {
            Page<Row> found = search(5000).find("in the", rows(1_234), page("50", "0", cursor));
            walked.addAll(found.items());
            cursor = found.nextCursor();
        } while (cursor != null);
        assertEquals(IntStream.range(0, 124).mapToObj(i -> new Row(10 * i)).toList(), walked);
    }

    @Test
    void readsInBatchesAndStopsAtTheLastRow() {
        search(5000).find("in the", rows(1_100), page("20", "0", null));
        assertEquals(3, batches.get());
        assertEquals(1_100, opened.get());
    }

    @Test
    void looksAtNoMoreRowsThanTheCap() {
        Page<Row> found = search(750).find("in the", rows(2_000), page("100", "0", null));
        assertEquals(750, opened.get());
        assertEquals(75, found.total());
        assertFalse(found.hasMore());
    }

    @Test
    void comparesWithoutCaseInOneForm() {
        assertEquals(BatchSearch.folded("ÜBER"), BatchSearch.folded("u\u0308ber"));
        assertEquals(BatchSearch.folded("STRASSE"), BatchSearch.folded("straße"));
        assertEquals(BatchSearch.folded("ΣΊΣΥΦΟΣ").length(), BatchSearch.folded("σίσυφος").length());
        assertFalse(BatchSearch.folded("naïve").equals(BatchSearch.folded("naive")));
    }

    @Test
    void aPositionLiesBeforeOlderRowsAndLowerIdsOfTheSameMoment() {
        Instant now = Instant.parse("2026-05-04T10:00:00.000001Z");
        Position high = new Position(now, new UUID(1, 2));
        Position low = new Position(now, new UUID(1, 1));
        assertTrue(high.isBefore(low));
        assertFalse(high.isBefore(high));
        assertFalse(low.isBefore(high));
        assertTrue(low.isBefore(new Position(now.minusNanos(1_000), new UUID(1, 2))));
        assertEquals(List.of("2026-05-04T10:00:00.000001Z", "00000000-0000-0001-0000-000000000002"), high.key());
        assertNull(Position.of(page("1", "0", null)));
    }
}
