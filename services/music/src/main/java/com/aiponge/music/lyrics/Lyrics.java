package com.aiponge.music.lyrics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Lyrics of the contract (section 8). */
public record Lyrics(UUID id, UUID userId, UUID entryId, String title, String content, List<SyncedLine> syncedLines, boolean hasSyncedLyrics,
                     String style, String mood, String language, List<String> themes, String provider, String visibility, Instant createdAt,
                     Instant updatedAt) {
}
