package com.aiponge.user.book;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import java.util.UUID;

/** Opens the words of books and chapters, and closes those that are a person's. */
final class BookSeal {
    private static final String COLUMN = "words_sealed";

    private final FieldCipher cipher;

    BookSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String seal(BookWords words, UUID bookId, UUID owner) {
        return cipher.encrypt(Json.text(words), new FieldContext("books", COLUMN, bookId, owner));
    }

    String seal(ChapterWords words, UUID chapterId, UUID owner) {
        return cipher.encrypt(Json.text(words), new FieldContext("chapters", COLUMN, chapterId, owner));
    }

    BookWords words(BookRow row) {
        return row.open() != null ? row.open()
                : Json.read(cipher.decrypt(row.sealed(), new FieldContext("books", COLUMN, row.id(), row.userId())), BookWords.class);
    }

    ChapterWords words(ChapterRow row) {
        return row.open() != null ? row.open()
                : Json.read(cipher.decrypt(row.sealed(), new FieldContext("chapters", COLUMN, row.id(), row.userId())), ChapterWords.class);
    }
}
