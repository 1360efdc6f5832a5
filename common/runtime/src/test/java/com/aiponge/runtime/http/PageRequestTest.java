package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PageRequestTest {
    private static PageRequest ask(Map<String, String> query) {
        return PageRequest.of(Input.of(query), "entries?bookId=1", 20, 100);
    }

    private static Page<Integer> page(PageRequest request, int rows) {
        List<Integer> fetched = IntStream.range(0, Math.min(rows, request.fetch())).boxed().toList();
        return Page.of(fetched, rows, request, row -> List.of("k" + row));
    }

    @Test
    void lowersALargeLimitAndRefusesASillyOne() {
        assertEquals(100, ask(Map.of("limit", "5000")).limit());
        assertEquals(20, ask(Map.of()).limit());
        assertThrows(Problem.Invalid.class, () -> ask(Map.of("limit", "0")));
        assertThrows(Problem.Invalid.class, () -> ask(Map.of("limit", "ten")));
        assertThrows(Problem.Invalid.class, () -> ask(Map.of("offset", "1001")));
    }

    @Test
    void goesOnAfterTheLastRowOfAPage() {
        Page<Integer> first = page(ask(Map.of("limit", "2")), 3);

        PageRequest next = ask(Map.of("limit", "2", "cursor", first.nextCursor(), "offset", "7"));

        assertEquals(List.of("k1"), next.after());
        assertEquals(0, next.offset());
    }

    @Test
    void saysWhenThereIsNoMore() {
        Page<Integer> last = page(ask(Map.of("limit", "3")), 3);

        assertFalse(last.hasMore());
        assertNull(last.nextCursor());
    }

    @Test
    void refusesCursorsOfOtherListsAndInventedOnes() {
        String cursor = page(ask(Map.of("limit", "1")), 5).nextCursor();
        Input other = Input.of(Map.of("cursor", cursor));

        Problem foreign = assertThrows(Problem.Invalid.class, () -> PageRequest.of(other, "entries?bookId=2", 20, 100));
        assertEquals("INVALID_CURSOR", foreign.code());
        for (String invented : List.of("x", "e30", "bnVsbA", "%%%", cursor.substring(3))) {
            assertEquals("INVALID_CURSOR", assertThrows(Problem.Invalid.class, () -> ask(Map.of("cursor", invented))).code());
        }
    }

    private static PageRequest after(List<String> key) {
        Page<Integer> first = Page.of(List.of(1, 2), 2, ask(Map.of("limit", "1")), row -> key);
        return ask(Map.of("cursor", first.nextCursor()));
    }

    @Test
    void readsThePartsOfACursorByType() {
        PageRequest request = after(List.of("2026-05-04T10:00:00.123456Z", "0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4", "-7"));

        assertEquals(Instant.parse("2026-05-04T10:00:00.123456Z"), request.timeAfter(0));
        assertEquals(UUID.fromString("0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4"), request.idAfter(1));
        assertEquals(-7, request.numberAfter(2));
    }

    @Test
    void refusesACursorWhosePartsAreForged() {
        for (String forged : List.of("", "now", "-1000000000-01-01T00:00:00Z", "+12026-05-04T10:00:00Z", "1-1-1-1-1", "99999999999")) {
            PageRequest request = after(List.of(forged));
            for (Executable read : List.<Executable>of(() -> request.timeAfter(0), () -> request.idAfter(0), () -> request.numberAfter(0),
                    () -> request.timeAfter(1), () -> request.idAfter(1), () -> request.numberAfter(1))) {
                assertEquals("INVALID_CURSOR", assertThrows(Problem.Invalid.class, read).code());
            }
        }
    }
}
