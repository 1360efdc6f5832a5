package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Input;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListEntriesTest {
    private static final String LIST = "/api/v1/app/library/entries";
    private static final int DAYS = 12;
    private static UserWorld world;
    private static Somebody person;
    private static UUID chapter;
    private static UUID book;

    /** Entries "day 1" to "day 12"; the even ones are reflections in a chapter; days 11 and 12 have the same date. */
    @BeforeAll
    static void write() {
        world = UserWorld.start();
        person = world.guest();
        chapter = (UUID) world.database().value("SELECT id FROM user_service.chapters WHERE user_id = ?", person.id());
        book = (UUID) world.database().value("SELECT id FROM user_service.books WHERE user_id = ?", person.id());
        for (int day = 1; day <= DAYS; day++) {
            String date = "2026-05-%02dT10:00:00Z".formatted(Math.min(day, 11));
            person.app().post("/api/v1/app/entries", day % 2 == 0
                    ? Map.of("content", "day " + day, "userDate", date, "type", "reflection", "chapterId", chapter)
                    : Map.of("content", "day " + day, "userDate", date, "tags", List.of("Übermut", "odd"))).expect(201);
        }
        Somebody other = world.guest();
        other.app().post("/api/v1/app/entries", Map.of("content", "day of another person")).expect(201);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static JsonNode list(String query) {
        return person.app().get(LIST + query).expect(200).data();
    }

    private static List<Integer> days(JsonNode page) {
        List<Integer> days = new ArrayList<>();
        page.path("items").forEach(entry -> days.add(Integer.valueOf(entry.path("content").asText().substring(4))));
        return days;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void showsTheNewestFirstWithItsPosition() {
        JsonNode page = list("?limit=3");
        assertEquals(List.of(12, 11, 10), days(page));
        assertEquals(List.of("12", "3", "0", "true"), List.of(page.path("total").asText(), page.path("limit").asText(), page.path("offset").asText(),
                page.path("hasMore").asText()));
        JsonNode all = list("?limit=1000");
        assertEquals(100, all.path("limit").asInt());
        assertFalse(all.path("hasMore").asBoolean());
        assertTrue(all.path("nextCursor").isNull());
        assertEquals(20, list("").path("limit").asInt());
        assertEquals(page, person.app().get("/api/v1/app/library/user/entries?limit=3").expect(200).data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&search=day", "&type=reflection", "&chapterId=none"})
    void theCursorNeitherRepeatsNorSkips(String filter) {
        List<Integer> walked = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = list("?limit=5" + filter + cursor);
            walked.addAll(days(page));
            cursor = page.path("hasMore").asBoolean() ? "&cursor=" + page.path("nextCursor").asText() : null;
        }
        assertEquals(days(list("?limit=100" + filter)), walked);
    }

    @Test
    void rowsWrittenMeanwhileDoNotShiftThePages() {
        Somebody writer = world.guest();
        for (int i = 1; i <= 4; i++) {
            writer.app().post("/api/v1/app/entries", Map.of("content", "day " + i, "userDate", "2026-05-0" + i)).expect(201);
        }
        String cursor = writer.app().get(LIST + "?limit=2").data().path("nextCursor").asText();
        writer.app().post("/api/v1/app/entries", Map.of("content", "day 9", "userDate", "2026-05-09")).expect(201);
        assertEquals(List.of(2, 1), days(writer.app().get(LIST + "?limit=2&cursor=" + cursor).expect(200).data()));
    }

    @Test
    void filtersByPlaceTypeAndDate() {
        assertEquals(List.of(12, 10, 8, 6, 4, 2), days(list("?chapterId=" + chapter)));
        assertEquals(List.of(11, 9, 7, 5, 3, 1), days(list("?chapterId=none")));
        assertEquals(6, list("?type=reflection").path("total").asInt());
        assertEquals(12, list("?bookId=" + book).path("total").asInt());
        assertEquals(0, list("?bookId=" + chapter).path("total").asInt());
        assertEquals(List.of(4, 3), days(list("?dateFrom=2026-05-03&dateTo=2026-05-04")));
        assertEquals(List.of(3), days(list("?dateFrom=" + encoded("2026-05-03T10:00:00Z") + "&dateTo=" + encoded("2026-05-03T12:00:00+02:00"))));
        assertEquals(List.of(4), days(list("?dateFrom=2026-05-03&dateTo=2026-05-04&chapterId=" + chapter)));
    }

    @Test
    void findsWordsInEncryptedTextWithoutCaseAndInAnyForm() {
        assertEquals(List.of(7), days(list("?search=" + encoded("DAY 7"))));
        assertEquals(6, list("?search=" + encoded("u\u0308bermut")).path("total").asInt());
        assertEquals(List.of(12, 11, 10, 1), days(list("?search=" + encoded("day 1"))));
        assertEquals(List.of(11, 1), days(list("?chapterId=none&search=" + encoded("day 1"))));
        assertEquals(List.of(10), days(list("?limit=1&offset=2&search=" + encoded("day 1"))));
        assertEquals(0, list("?search=another").path("total").asInt());
        assertEquals(0, list("?search=" + encoded("%")).path("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=-1", "?limit=many", "?offset=-1", "?offset=1001", "?bookId=7", "?chapterId=some", "?type=haiku",
            "?dateFrom=soon", "?dateTo=2026-13-01"})
    void refusesWrongParameters(String query) {
        person.app().get(LIST + query).expect(400, "VALIDATION_ERROR");
    }

    @Test
    void aCursorBelongsToItsListAndFilters() {
        String cursor = list("?limit=2").path("nextCursor").asText();
        person.app().get(LIST + "?limit=2&type=reflection&cursor=" + cursor).expect(400, "INVALID_CURSOR");
        person.app().get(LIST + "?cursor=rubbish").expect(400, "INVALID_CURSOR");
        person.app().get("/api/v1/app/library/chapters?cursor=" + cursor).expect(400, "INVALID_CURSOR");
        person.app().get(LIST + "?cursor=" + "x".repeat(513)).expect(400);
    }

    @Test
    void searchGoesOnThroughManyBatches() {
        Somebody writer = world.guest();
        UUID home = (UUID) world.database().value("SELECT id FROM user_service.books WHERE user_id = ?", writer.id());
        EntrySeal seal = new EntrySeal(world.parts().cipher());
        for (int i = 0; i < 1_100; i++) {
            UUID id = Ids.next();
            world.parts().database().sql("""
                            INSERT INTO entries (id, user_id, book_id, entry_type, content, details, risk_level, user_date, created_at, updated_at)
                            VALUES (:id, :user, :book, 'general', :content, :details, 'none', :at, :at, :at)""")
                    .bind("id", id).bind("user", writer.id()).bind("book", home)
                    .bind("content", seal.content(i % 500 == 0 ? "a needle" : "hay", id, writer.id()))
                    .bind("details", seal.details(EntryDetails.from(Input.of(Map.of())), id, writer.id()))
                    .bind("at", Instant.EPOCH.plusSeconds(i)).update();
        }
        assertEquals(3, writer.app().get(LIST + "?search=needle").expect(200).data().path("total").asInt());
    }
}
