package com.aiponge.user.journal;

import com.aiponge.runtime.http.Input;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry as somebody writes it.
 *
 * @param userDate  null for now
 * @param picture   a media reference, or null
 * @param bookmarks whether it goes to the book "Bookmarks" whatever else is said
 */
record NewEntry(String content, String type, Instant userDate, UUID chapterId, UUID bookId, String picture, EntryDetails details,
                Integer sortOrder, boolean isPrivate, boolean bookmarks) {
    private static final int LONGEST = 10000;
    private static final int REFERENCE = 2000;

    static NewEntry from(Input body) {
        String content = body.requiredText("content", LONGEST);
        String type = body.text(body.firstOf("type", "entryType"), LONGEST);
        Instant userDate = body.time("userDate");
        UUID chapter = body.uuid("chapterId");
        UUID book = body.uuid("bookId");
        String picture = body.text(body.firstOf("artworkUrl", "illustrationUrl"), REFERENCE);
        EntryDetails details = EntryDetails.from(body);
        Integer order = body.integer("sortOrder", 0, Integer.MAX_VALUE, 0);
        boolean isPrivate = body.flag("isPrivate", true);
        boolean bookmarks = body.flag("autoAssignBookmarks", false);
        body.check();
        return new NewEntry(content, EntryType.known(type), userDate, chapter, book, picture, details, order, isPrivate, bookmarks);
    }
}
