package com.aiponge.music.track;

import com.aiponge.music.lyrics.SyncedLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Track of the contract (section 8); the last five members stand there only where they apply. */
public record Track(UUID id, String type, String title, String displayName, UUID userId, UUID albumId, String albumTitle, String audioUrl,
                    String fileUrl, String artworkUrl, int duration, int durationSeconds, Integer trackNumber, int generationNumber,
                    UUID lyricsId, boolean hasSyncedLyrics, UUID entryId, List<String> genres, List<String> tags, String mood, String language,
                    long playCount, long likeCount, boolean isLiked, boolean isPrivate, boolean isUserCreation, String visibility, String status,
                    String quality, String sourceType, String provider, Instant playOnDate, Instant expiresAt, Instant addedAt,
                    Instant createdAt, Instant updatedAt,
                    @JsonInclude(JsonInclude.Include.NON_NULL) Instant playedAt,
                    @JsonInclude(JsonInclude.Include.NON_NULL) Integer rank,
                    @JsonInclude(JsonInclude.Include.NON_NULL) Integer position,
                    @JsonInclude(JsonInclude.Include.NON_NULL) String lyricsContent,
                    @JsonInclude(JsonInclude.Include.NON_NULL) List<SyncedLine> lyricsSyncedLines) {
}
