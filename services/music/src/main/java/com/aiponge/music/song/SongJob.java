package com.aiponge.music.song;

import java.time.Instant;
import java.util.UUID;

/** SongJob of the contract (section 7). */
record SongJob(UUID id, UUID songRequestId, UUID userId, UUID entryId, String status, String phase, int percentComplete, String visibility, UUID trackId,
               String trackTitle, String artworkUrl, String artworkError, String streamingUrl, String lyrics, UUID lyricsId, Integer queuePosition,
               Integer estimatedWaitSeconds, Providers providers, String errorCode, String errorMessage, int creditsReserved, int creditsCharged,
               Instant createdAt, Instant updatedAt, Instant startedAt, Instant completedAt) {

    /** Who made what; E.ProviderAdapter or null. */
    record Providers(String lyrics, String music, String artwork) {
    }
}
