package com.aiponge.user.book;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** A chapter as its reader sees it. */
public record Chapter(UUID id, UUID bookId, UUID userId, String title, String description, int sortOrder, boolean isLocked, String unlockTrigger,
               int entryCount, ObjectNode metadata, Instant createdAt, Instant updatedAt) {

    static Chapter of(ChapterRow row, ChapterWords words) {
        return new Chapter(row.id(), row.bookId(), row.userId(), words.title(), words.description(), row.sortOrder(), row.isLocked(),
                words.unlockTrigger(), row.entries(), words.metadata(), row.createdAt(), row.updatedAt());
    }

    /** In lists a chapter stands twice: its members, and itself as {@code chapter}. */
    record Item(@JsonUnwrapped Chapter members, Chapter chapter) {

        static Item of(Chapter chapter) {
            return new Item(chapter, chapter);
        }
    }
}
