package com.aiponge.user.book;

import com.aiponge.user.search.Position;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A book as it is stored, with what is counted of it.
 *
 * @param sealed the words, encrypted; null when they lie open
 * @param saved  whether it is on the viewer's shelf
 */
record BookRow(UUID id, UUID userId, String typeId, String sealed, BookWords open, String category, String language, String visibility,
               String status, String systemType, boolean isSystem, boolean isReadOnly, UUID coverFileId, Instant publishedAt, Instant createdAt,
               Instant updatedAt, int chapters, int entries, boolean saved) {

    Position place() {
        return new Position(createdAt, id);
    }

    /** For the cursor of a person's own books, whose default book stands first. */
    List<String> ownKey() {
        return List.of("default".equals(systemType) ? "1" : "0", createdAt.toString(), id.toString());
    }

    boolean isPublic() {
        return visibility.equals("public");
    }
}
