package com.aiponge.user.book;

import java.time.Instant;
import java.util.UUID;

/** A book on somebody's shelf. */
record SavedBook(UUID id, UUID bookId, Book book, int progressPercent, int readingProgress, UUID lastChapterId, UUID lastEntryId,
                 int currentPageIndex, String fontSize, Instant addedAt, Instant lastAccessedAt, Instant completedAt) {

    /** As it is stored. */
    record Stored(UUID id, BookRow book, int progressPercent, UUID lastChapterId, UUID lastEntryId, int currentPageIndex, String fontSize,
                  Instant addedAt, Instant lastAccessedAt, Instant completedAt) {

        SavedBook shown(Book shown) {
            return new SavedBook(id, book.id(), shown, progressPercent, progressPercent, lastChapterId, lastEntryId, currentPageIndex, fontSize,
                    addedAt, lastAccessedAt, completedAt);
        }
    }
}
