package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
}
