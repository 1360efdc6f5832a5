package com.aiponge.user.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.DecryptionFailed;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerTest {
    private static final UUID OWNER = Ids.next();
    private static final UUID OTHER = Ids.next();

    private static BookRow book(String visibility, String status) {
        return book(Ids.next(), OWNER, visibility, status, null);
    }

    private static BookRow book(UUID id, UUID owner, String visibility, String status, String sealed) {
        return new BookRow(id, owner, "wisdom", sealed, sealed == null ? BookWords.titled("x") : null, null, "en", visibility, status, null, false, false,
                null, null, Instant.EPOCH, Instant.EPOCH, 0, 0, false);
    }

    /** Columns: the book; then owner, follower, stranger, anonymous, admin. */
    @ParameterizedTest
    @CsvSource({
            "personal, active,   true, false, false, false, false",
            "personal, draft,    true, false, false, false, false",
            "shared,   active,   true, true,  false, false, true",
            "shared,   draft,    true, false, false, false, true",
            "public,   active,   true, true,  true,  true,  true",
            "public,   draft,    true, false, false, false, false",
            "public,   archived, true, false, false, false, false",
    })
    void whoMaySeeABook(String visibility, String status, boolean owner, boolean follower, boolean stranger, boolean anonymous, boolean admin) {
        BookRow book = book(visibility, status);
        assertEquals(List.of(owner, follower, stranger, anonymous, admin), List.of(
                new Viewer(OWNER, false, List.of(), "en").maySee(book),
                new Viewer(OTHER, false, List.of(OWNER), "en").maySee(book),
                new Viewer(OTHER, false, List.of(Ids.next()), "en").maySee(book),
                new Viewer(null, false, List.of(), "en").maySee(book),
                new Viewer(OTHER, true, List.of(), "en").maySee(book)));
    }

    @Test
    void thePersonalWordsOfABookOpenForItsOwnRowOnly() {
        BookSeal seal = new BookSeal(new FieldCipher(KeyRing.of(TestSecrets.ENTRY_KEY, List.of())));
        UUID id = Ids.next();
        BookWords words = new BookWords("Title", null, "About", null, List.of("a"), null, null);
        String sealed = seal.seal(words, id, OWNER);
        assertEquals(words, seal.words(book(id, OWNER, "personal", "active", sealed)));
        assertThrows(DecryptionFailed.class, () -> seal.words(book(Ids.next(), OWNER, "personal", "active", sealed)));
        assertThrows(DecryptionFailed.class, () -> seal.words(book(id, OTHER, "personal", "active", sealed)));
        ChapterWords chapter = new ChapterWords("One", "d", "after 3", null);
        ChapterRow row = new ChapterRow(id, Ids.next(), OWNER, seal.seal(chapter, id, OWNER), null, 0, false, Instant.EPOCH, Instant.EPOCH, 0);
        assertEquals(chapter, seal.words(row));
    }

    @Test
    void theAuthorShownIsTheOneNamedElseYouElseThePlatform() {
        BookRow row = book("public", "active");
        assertEquals("You", Book.of(row, BookWords.titled("x"), null, OWNER).displayAuthor());
        assertEquals("Aiponge", Book.of(row, BookWords.titled("x"), null, OTHER).displayAuthor());
        BookWords named = new BookWords("x", null, null, "Seneca", null, null, null);
        assertEquals("Seneca", Book.of(row, named, null, OWNER).displayAuthor());
        assertEquals(new Book.Cover("/uploads/x"), Book.of(row, named, "/uploads/x", null).coverIllustration());
        assertNull(Book.of(row, named, null, null).coverIllustration());
    }

    @Test
    void aFilterAddsWhatWasAskedFor() {
        Set<String> types = new BookTypes().ids();
        BookFilter all = BookFilter.from(Input.of(Map.of("typeId", "wisdom", "category", "growth", "language", "pt-BR", "visibility", "public",
                "status", "active", "search", " rest ", "scope", "all")), types);
        assertEquals(" AND type_id = :type AND category = :category AND language = :language AND visibility = :visibility AND status = :status", all.conditions());
        assertEquals(List.of("pt", "rest"), List.of(all.language(), all.search()));
        BookFilter none = BookFilter.from(Input.of(Map.of("language", "all")), types);
        assertEquals("", none.conditions());
        assertNotEquals(all.toString(), none.toString());
        assertTrue(none.shows("public") && none.shows("shared") && !none.shows("mine") && all.shows("mine"));
        assertThrows(Problem.Invalid.class, () -> BookFilter.from(Input.of(Map.of("typeId", "novel")), types));
    }
}
