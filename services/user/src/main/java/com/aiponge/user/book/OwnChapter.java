package com.aiponge.user.book;

/** A chapter and what the book is called that it stands in. */
public record OwnChapter(Chapter chapter, String bookTitle) {
}
