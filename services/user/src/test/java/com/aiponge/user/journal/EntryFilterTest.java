package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFilterTest {
    private static EntryFilter of(Map<String, String> query) {
        return EntryFilter.from(Input.of(query));
    }

    @Test
    void withoutParametersItAddsNoCondition() {
        assertEquals("", of(Map.of()).conditions());
        assertFalse(of(Map.of("search", "  ")).isSearch());
    }

    @Test
    void everyParameterAddsOneCondition() {
        UUID id = Ids.next();
        assertEquals(" AND book_id = :book AND chapter_id = :chapter AND entry_type = :type AND user_date >= :from AND user_date < :before",
                of(Map.of("bookId", id.toString(), "chapterId", id.toString(), "type", "quote", "dateFrom", "2026-05-01", "dateTo", "2026-05-02")).conditions());
        assertEquals(" AND chapter_id IS NULL", of(Map.of("chapterId", "none")).conditions());
    }

    @ParameterizedTest
    @CsvSource({"2026-05-04,2026-05-05T00:00:00Z", "2026-05-04T10:00:00Z,2026-05-04T10:00:00.001Z", "2026-05-04T10:00:00.120+02:00,2026-05-04T08:00:00.121Z"})
    void theEndIsTheWholeDayOrTheVeryMoment(String to, Instant before) {
        assertEquals(before, of(Map.of("dateTo", to)).before());
    }

    @Test
    void namesAllWrongParametersAtOnce() {
        Problem.Invalid refused = assertThrows(Problem.Invalid.class, () -> of(Map.of("bookId", "1", "chapterId", "2", "type", "x", "dateFrom", "y")));
        assertEquals(4, ((List<?>) refused.details().get("errors")).size());
    }

    @Test
    void differentFiltersAreDifferentListsForACursor() {
        assertNotEquals(of(Map.of("type", "quote")).toString(), of(Map.of("type", "note")).toString());
        assertEquals(of(Map.of("search", "a")).toString(), of(Map.of("search", "a")).toString());
    }
}
