package com.aiponge.user.journal;

import java.util.UUID;

/** Where a new entry shall go: a chapter, a book without chapter, the default book, or chapter "Saved" of "Bookmarks". */
record Target(UUID bookId, UUID chapterId, String bookType, String chapterType) {
    private static final Target DEFAULT = new Target(null, null, "default", null);
    private static final Target BOOKMARKS = new Target(null, null, "bookmarks", "saved");

    static Target of(NewEntry entry) {
        if (entry.bookmarks()) {
            return BOOKMARKS;
        }
        return entry.chapterId() == null && entry.bookId() == null ? DEFAULT : new Target(entry.bookId(), entry.chapterId(), null, null);
    }

    boolean isDefault() {
        return this == DEFAULT;
    }

    boolean isBookmarks() {
        return this == BOOKMARKS;
    }

    boolean isInChapter() {
        return chapterId != null || chapterType != null;
    }
}
