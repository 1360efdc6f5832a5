package com.aiponge.user.book;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A chapter as it is stored. */
record ChapterRow(UUID id, UUID bookId, UUID userId, String sealed, ChapterWords open, int sortOrder, boolean isLocked, Instant createdAt,
                  Instant updatedAt, int entries) {

    List<String> key() {
        return List.of(bookId.toString(), Integer.toString(sortOrder), id.toString());
    }
}
