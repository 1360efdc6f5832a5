package com.aiponge.user.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.Json;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksTest {
    private static final String CATALOGUE = "/api/v1/app/library/books";
    private static UserWorld world;
    private Somebody person;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void enter() {
        person = world.guest();
    }

    @AfterEach
    void clear() {
        world.database().execute("DELETE FROM user_service.chapters WHERE system_type IS NULL");
        world.database().execute("DELETE FROM user_service.books WHERE system_type IS NULL OR is_system");
    }

    /** A book as a later stage will write it; only a public one lies open. */
    private static UUID publish(UUID owner, String title, String visibility, String status, String language, int day) {
        UUID id = Ids.next();
        BookWords words = new BookWords(title, "Short readings", "About rest", "personal".equals(visibility) ? null : "Aiponge", List.of("rest"), List.of(), null);
        boolean open = visibility.equals("public");
        world.parts().database().sql("""
                        INSERT INTO books (id, user_id, type_id, words_sealed, words_open, category, language, visibility, status, created_at, updated_at)
                        VALUES (:id, :user, 'wisdom', :sealed, CAST(:open AS jsonb), 'mindfulness', :language, :visibility, :status, :at, :at)""")
                .bind("id", id).bind("user", owner)
                .bind("sealed", open ? null : new BookSeal(world.parts().cipher()).seal(words, id, owner))
                .bind("open", open ? Json.text(words) : null)
                .bind("language", language).bind("visibility", visibility).bind("status", status)
                .bind("at", Instant.parse("2026-03-01T00:00:00Z").plusSeconds(86_400L * day)).update();
        return id;
    }

    private static List<String> titles(JsonNode page, String name) {
        List<String> titles = new ArrayList<>();
        page.path(name).forEach(book -> titles.add(book.path("title").asText()));
        return titles;
    }

    private List<String> catalogue(String query) {
        return titles(person.app().get(CATALOGUE + query).expect(200).data(), "items");
    }

    @Test
    void everybodyBeginsWithMyStory() {
        JsonNode data = person.app().get("/api/v1/app/library/user/books").expect(200).data();
        JsonNode book = data.path("books").path(0);
        String now = book.path("createdAt").asText();
        assertEquals("{\"id\":\"" + book.path("id").asText() + "\",\"typeId\":\"personal\",\"title\":\"My Story\",\"subtitle\":null,\"description\":null,"
                + "\"author\":null,\"displayAuthor\":\"You\",\"userId\":\"" + person.id() + "\",\"isReadOnly\":false,\"category\":null,\"language\":\"en\","
                + "\"visibility\":\"personal\",\"status\":\"active\",\"systemType\":\"default\",\"isSystem\":false,\"tags\":[],\"themes\":[],"
                + "\"metadata\":{},\"chapterCount\":1,\"entryCount\":0,\"coverIllustrationUrl\":null,\"coverIllustration\":null,\"isSaved\":false,"
                + "\"publishedAt\":null,\"createdAt\":\"" + now + "\",\"updatedAt\":\"" + now + "\"}", book.toString());
        assertEquals(List.of("1", "100", "0", "false"), List.of(data.path("total").asText(), data.path("limit").asText(),
                data.path("offset").asText(), data.path("hasMore").asText()));
    }

    @Test
    void theDefaultChapterStandsTwiceInItsItem() {
        JsonNode data = person.app().get("/api/v1/app/library/chapters").expect(200).data();
        JsonNode item = data.path("chapters").path(0);
        String now = item.path("createdAt").asText();
        String members = "\"id\":\"" + item.path("id").asText() + "\",\"bookId\":\"" + item.path("bookId").asText() + "\",\"userId\":\"" + person.id()
                + "\",\"title\":\"My Entries\",\"description\":null,\"sortOrder\":0,\"isLocked\":false,\"unlockTrigger\":null,\"entryCount\":0,"
                + "\"metadata\":{},\"createdAt\":\"" + now + "\",\"updatedAt\":\"" + now + "\"";
        assertEquals("{" + members + ",\"chapter\":{" + members + "}}", item.toString());
        for (String alias : List.of("/api/v1/app/chapters", "/api/v1/app/library/user/chapters",
                "/api/v1/app/library/books/" + item.path("bookId").asText() + "/chapters")) {
            assertEquals(data, person.app().get(alias).expect(200).data());
        }
    }

    @Test
    void countsWhatWasWritten() {
        String chapter = person.app().get("/api/v1/app/chapters").data().path("chapters").path(0).path("id").asText();
        person.app().post("/api/v1/app/entries", Map.of("content", "x", "chapterId", chapter)).expect(201);
        person.app().post("/api/v1/app/entries", Map.of("content", "x")).expect(201);
        assertEquals(2, person.app().get("/api/v1/app/library/user/books").data().path("books").path(0).path("entryCount").asInt());
        assertEquals(1, person.app().get("/api/v1/app/chapters").data().path("chapters").path(0).path("entryCount").asInt());
    }

    @Test
    void openingTheDefaultBookOftenAndAtOnceMakesOne() throws Exception {
        UUID user = Ids.next();
        Books books = new Books(world.parts().database(), world.parts().outbox(), world.service().clock());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<UUID>> openings = Collections.nCopies(12, () -> books.openDefault(user, "de"));
            List<UUID> opened = new ArrayList<>();
            for (Future<UUID> future : threads.invokeAll(openings)) {
                opened.add(future.get());
            }
            assertEquals(1, opened.stream().distinct().count());
        }
        assertEquals(1, books.count(user));
        assertEquals(1, world.database().number("SELECT count(*) FROM user_service.chapters WHERE user_id = ?", user));
    }

    @Test
    void ownBooksShowTheDefaultBookFirstAndPageOn() {
        for (int day = 0; day < 4; day++) {
            publish(person.id(), "Book " + day, "personal", "draft", "en", day);
        }
        String path = "/api/v1/app/library/user/books?limit=2";
        JsonNode first = person.app().get(path).expect(200).data();
        assertEquals(List.of("My Story", "Book 3"), titles(first, "books"));
        JsonNode second = person.app().get(path + "&cursor=" + first.path("nextCursor").asText()).expect(200).data();
        assertEquals(List.of("Book 2", "Book 1"), titles(second, "books"));
        assertEquals(5, second.path("total").asInt());
        assertEquals(List.of("Book 0"), titles(person.app().get(path + "&cursor=" + second.path("nextCursor").asText()).data(), "books"));
        assertEquals(4, person.app().get("/api/v1/app/library/user/books?typeId=wisdom").data().path("total").asInt());
    }

    @Test
    void anybodySeesPublicBooksAndNothingElse() {
        UUID owner = world.guest().id();
        publish(owner, "Letters on Stillness", "public", "active", "en", 1);
        publish(owner, "Unfinished", "public", "draft", "en", 2);
        publish(owner, "Among friends", "shared", "active", "en", 3);
        publish(owner, "Secret", "personal", "active", "en", 4);
        var answer = world.service().anonymous().get(CATALOGUE).expect(200);
        assertEquals(List.of("Letters on Stillness"), titles(answer.data(), "items"));
        assertEquals("public, max-age=60", answer.header("cache-control"));
        world.service().anonymous().with("if-none-match", answer.header("etag")).get(CATALOGUE).expect(304);
        assertEquals(List.of("Letters on Stillness"), titles(world.service().anonymous().get(CATALOGUE + "?scope=all").data(), "items"));
        assertEquals(List.of(), titles(world.service().anonymous().get(CATALOGUE + "?scope=mine").data(), "items"));
        assertNull(person.app().get(CATALOGUE).expect(200).header("etag"));
    }

    @Test
    void theCatalogueHoldsNotOnesOwnJournalUnlessAskedFor() {
        assertEquals(List.of(), catalogue("?limit=20&language=all"));
        assertEquals(List.of("My Story"), catalogue("?scope=mine"));
        assertEquals(List.of("My Story"), catalogue("?scope=all"));
        assertEquals(List.of("My Story"), catalogue("?visibility=personal"));
    }

    @Test
    void sharedBooksAreForThoseWhoFollow() {
        Somebody librarian = world.staff("librarian");
        Somebody stranger = world.registered();
        publish(librarian.id(), "For followers", "shared", "active", "en", 1);
        publish(stranger.id(), "For nobody here", "shared", "active", "en", 2);
        assertEquals(List.of("For followers"), catalogue(""));
        assertEquals(List.of("For nobody here"), titles(stranger.app().get(CATALOGUE + "?scope=mine&visibility=shared").data(), "items"));
        assertEquals(2, world.service().as(world.registered().id(), "admin", false).get(CATALOGUE).data().path("total").asInt());
    }

    @Test
    void filtersAndFindsAndPages() {
        UUID owner = world.guest().id();
        publish(owner, "Letters on Stillness", "public", "active", "en", 1);
        publish(owner, "Briefe über die Stille", "public", "active", "de", 2);
        publish(owner, "Cartas", "public", "active", "es", 3);
        assertEquals(List.of("Cartas", "Briefe über die Stille", "Letters on Stillness"), catalogue(""));
        assertEquals(List.of("Briefe über die Stille"), catalogue("?language=de-DE"));
        assertEquals(List.of("Briefe über die Stille"), catalogue("?search=%C3%9CBER"));
        assertEquals(3, catalogue("?typeId=wisdom&category=mindfulness&status=active&visibility=public").size());
        assertEquals(List.of(), catalogue("?typeId=poetry"));
        JsonNode page = person.app().get(CATALOGUE + "?limit=1&search=still").data();
        assertEquals(2, page.path("total").asInt());
        assertEquals(List.of("Letters on Stillness"), catalogue("?limit=1&search=still&cursor=" + page.path("nextCursor").asText()));
        JsonNode plain = person.app().get(CATALOGUE + "?limit=2").data();
        assertEquals(List.of("Letters on Stillness"), catalogue("?limit=2&cursor=" + plain.path("nextCursor").asText()));
        assertEquals(List.of("Letters on Stillness"), catalogue("?offset=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?typeId=novel", "?language=xx", "?visibility=secret", "?status=lost", "?scope=yours", "?limit=0"})
    void refusesWrongParameters(String query) {
        person.app().get(CATALOGUE + query).expect(400, "VALIDATION_ERROR");
    }

    @Test
    void systemBooksComeInTheReadersLanguage() {
        UUID owner = world.guest().id();
        for (String language : List.of("en", "de")) {
            UUID id = publish(owner, "Welcome " + language, "public", "active", language, 1);
            world.database().execute("UPDATE user_service.books SET is_system = true, system_type = 'welcome-guide' WHERE id = ?", id);
        }
        assertEquals(List.of("Welcome en"), catalogue(""));
        assertEquals(List.of("Welcome de"), titles(person.app().with("accept-language", "de-AT").get(CATALOGUE).data(), "items"));
    }

    @Test
    void chaptersOfABookAreForThoseWhoMaySeeIt() {
        UUID owner = world.guest().id();
        UUID open = publish(owner, "Open", "public", "active", "en", 1);
        UUID closed = publish(owner, "Closed", "personal", "active", "en", 2);
        for (int order = 3; order > 0; order--) {
            world.parts().database().sql("""
                            INSERT INTO chapters (id, book_id, user_id, words_open, sort_order, created_at, updated_at)
                            VALUES (:id, :book, :user, CAST(:words AS jsonb), :order, now(), now())""")
                    .bind("id", Ids.next()).bind("book", open).bind("user", owner).bind("words", Json.text(ChapterWords.titled("Chapter " + order)))
                    .bind("order", order).update();
        }
        String path = CATALOGUE + "/" + open + "/chapters?limit=2";
        JsonNode first = world.service().anonymous().get(path).expect(200).data();
        assertEquals(List.of("Chapter 1", "Chapter 2"), titles(first, "chapters"));
        assertEquals(List.of("Chapter 3"), titles(world.service().anonymous().get(path + "&cursor=" + first.path("nextCursor").asText()).data(), "chapters"));
        person.app().get(CATALOGUE + "/" + closed + "/chapters").expect(404, "NOT_FOUND");
        world.service().anonymous().get(CATALOGUE + "/" + closed + "/chapters").expect(404, "NOT_FOUND");
        world.service().as(person.id(), "admin", false).get(CATALOGUE + "/" + closed + "/chapters").expect(404, "NOT_FOUND");
        person.app().get(CATALOGUE + "/" + Ids.next() + "/chapters").expect(404, "NOT_FOUND");
        person.app().get(CATALOGUE + "/7/chapters").expect(404, "NOT_FOUND");
        assertEquals(0, person.app().get("/api/v1/app/chapters?bookId=" + open).expect(200).data().path("total").asInt());
    }

    @Test
    void theShelfShowsSavedBooksNewestFirst() {
        assertEquals("[]", person.app().get("/api/v1/app/library/user").expect(200).data().toString());
        UUID owner = world.guest().id();
        UUID first = publish(owner, "First", "public", "active", "en", 1);
        UUID second = publish(owner, "Second", "public", "active", "en", 2);
        for (UUID book : List.of(first, second)) {
            world.database().execute("INSERT INTO user_service.saved_books (id, user_id, book_id, added_at, progress_percent) VALUES (?, ?, ?, ?, 30)",
                    Ids.next(), person.id(), book, Timestamp.from(book.equals(first) ? Instant.EPOCH : Instant.EPOCH.plusSeconds(5)));
        }
        var answer = person.app().get("/api/v1/app/library/user?limit=1").expect(200);
        JsonNode saved = answer.data().path(0);
        assertEquals("Second", saved.path("book").path("title").asText());
        assertTrue(saved.path("book").path("isSaved").asBoolean());
        assertEquals(List.of(30, 30), List.of(saved.path("progressPercent").asInt(), saved.path("readingProgress").asInt()));
        assertEquals("m", saved.path("fontSize").asText());
        JsonNode pagination = answer.json().path("pagination");
        assertEquals(2, pagination.path("total").asInt());
        assertEquals("First", person.app().get("/api/v1/app/library/user?limit=1&cursor=" + pagination.path("nextCursor").asText()).data()
                .path(0).path("book").path("title").asText());
        world.database().execute("UPDATE user_service.books SET visibility = 'personal', words_open = NULL, words_sealed = 'v1.x' WHERE id = ?", second);
        assertEquals(1, person.app().get("/api/v1/app/library/user").expect(200).data().size());
    }

    @Test
    void thereAre33KindsOfBooksInOrder() {
        var answer = world.service().anonymous().get("/api/v1/app/library/book-types").expect(200);
        assertEquals(33, answer.data().size());
        assertEquals(33, answer.json().path("pagination").path("total").asInt());
        assertEquals("{\"id\":\"personal\",\"name\":\"Personal journal\",\"description\":\"Your own story, entry by entry.\",\"category\":\"personal_reflection\","
                + "\"iconName\":\"book-outline\",\"isUserCreatable\":true,\"isEditable\":true,\"sortOrder\":10,\"defaultSettings\":{}}", answer.data().path(0).toString());
        assertEquals("wisdom", answer.data().path(1).path("id").asText());
        assertEquals("public, max-age=60", answer.header("cache-control"));
        assertNotNull(answer.header("etag"));
        List<String> staffOnly = new ArrayList<>();
        int before = 0;
        for (JsonNode type : answer.data()) {
            assertTrue(type.path("sortOrder").asInt() > before);
            before = type.path("sortOrder").asInt();
            if (!type.path("isUserCreatable").asBoolean()) {
                staffOnly.add(type.path("id").asText());
            }
        }
        assertEquals(List.of("guide"), staffOnly);
        JsonNode page = world.service().anonymous().get("/api/v1/app/library/book-types?limit=32").json().path("pagination");
        assertEquals(1, world.service().anonymous().get("/api/v1/app/library/book-types?limit=32&cursor=" + page.path("nextCursor").asText()).data().size());
    }

    @Test
    void listsTakeNoMoreThanFourStatements() {
        for (String path : List.of(CATALOGUE, CATALOGUE + "?scope=all", "/api/v1/app/library/user/books", "/api/v1/app/library/user",
                "/api/v1/app/chapters")) {
            int count = Integer.parseInt(person.app().get(path).expect(200).header("x-statements"));
            assertTrue(count <= 4, () -> path + " takes " + count);
        }
    }
}
