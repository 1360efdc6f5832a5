package com.aiponge.user.book;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A book as its reader sees it. */
record Book(UUID id, String typeId, String title, String subtitle, String description, String author, String displayAuthor, UUID userId,
            boolean isReadOnly, String category, String language, String visibility, String status, String systemType, boolean isSystem,
            List<String> tags, List<String> themes, ObjectNode metadata, int chapterCount, int entryCount, String coverIllustrationUrl,
            Cover coverIllustration, boolean isSaved, Instant publishedAt, Instant createdAt, Instant updatedAt) {
    private static final String OWN_AUTHOR = "You";
    private static final String PLATFORM = "Aiponge";

    record Cover(String url) {
    }

    static Book of(BookRow row, BookWords words, String cover, UUID viewer) {
        String author = words.author() != null ? words.author() : row.userId().equals(viewer) ? OWN_AUTHOR : PLATFORM;
        return new Book(row.id(), row.typeId(), words.title(), words.subtitle(), words.description(), words.author(), author, row.userId(),
                row.isReadOnly(), row.category(), row.language(), row.visibility(), row.status(), row.systemType(), row.isSystem(),
                words.tags(), words.themes(), words.metadata(), row.chapters(), row.entries(), cover,
                cover == null ? null : new Cover(cover), row.saved(), row.publishedAt(), row.createdAt(), row.updatedAt());
    }
}
