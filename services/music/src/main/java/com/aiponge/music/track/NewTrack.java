package com.aiponge.music.track;

import java.time.Instant;
import java.util.UUID;

/** A generated track to be written. */
public record NewTrack(UUID id, UUID userId, TrackWords words, String displayName, UUID audioFileId, UUID artworkFileId, int duration, UUID lyricsId,
                       UUID entryId, String language, String visibility, String quality, String provider, Instant expiresAt, Instant createdAt) {
}
