package com.aiponge.user.journal;

import com.aiponge.user.search.Position;
import java.time.Instant;
import java.util.UUID;

/** A row of entries; {@code content} and {@code details} are encrypted. */
record StoredEntry(UUID id, UUID userId, UUID bookId, UUID chapterId, String type, String content, String details, int sortOrder,
                   Integer chapterSortOrder, boolean isPrivate, String processingStatus, String riskLevel, Instant userDate, int version,
                   Instant createdAt, Instant updatedAt) {

    Position place() {
        return new Position(userDate, id);
    }

    /** The same row where the database has put it. */
    StoredEntry filed(UUID book, UUID chapter, Integer chapterOrder) {
        return new StoredEntry(id, userId, book, chapter, type, content, details, sortOrder, chapterOrder, isPrivate, processingStatus, riskLevel,
                userDate, version, createdAt, updatedAt);
    }
}
