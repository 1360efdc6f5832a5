package com.aiponge.music.album;

import java.time.Instant;
import java.util.UUID;

/** Album of the contract (section 8). */
public record Album(UUID id, UUID userId, UUID bookId, UUID chapterId, String title, String description, String displayName, String coverArtworkUrl,
                    String artworkUrl, int totalTracks, int totalDuration, String releaseType, Instant releaseDate, String status,
                    String visibility, String language, boolean isLiked, Instant createdAt, Instant updatedAt) {
}
