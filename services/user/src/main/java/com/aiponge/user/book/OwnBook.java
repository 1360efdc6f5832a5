package com.aiponge.user.book;

/** The books the platform keeps for every person, each with the chapter that belongs to it. Their titles are the platform's words. */
enum OwnBook {
    DEFAULT("default", "My Story", "default", "My Entries"),
    BOOKMARKS("bookmarks", "Bookmarks", "saved", "Saved");

    private final String systemType;
    private final String title;
    private final String chapterType;
    private final String chapterTitle;

    OwnBook(String systemType, String title, String chapterType, String chapterTitle) {
        this.systemType = systemType;
        this.title = title;
        this.chapterType = chapterType;
        this.chapterTitle = chapterTitle;
    }

    String systemType() {
        return systemType;
    }

    BookWords words() {
        return BookWords.titled(title);
    }

    String chapterType() {
        return chapterType;
    }

    ChapterWords chapterWords() {
        return ChapterWords.titled(chapterTitle);
    }
}
