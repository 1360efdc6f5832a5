package com.aiponge.user.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An entry as the services see it that make something from it. The language is not known unless somebody said it. */
record SongSource(UUID id, UUID bookId, UUID chapterId, String content, String language, String moodContext, String sentiment,
                  List<String> themes, List<UUID> pictures, String riskLevel, Instant updatedAt) {

    static SongSource of(StoredEntry row, String content, EntryDetails details, List<UUID> pictures) {
        return new SongSource(row.id(), row.bookId(), row.chapterId(), content, null, details.moodContext(), details.sentiment(),
                details.themes(), pictures, row.riskLevel(), row.updatedAt());
    }
}
