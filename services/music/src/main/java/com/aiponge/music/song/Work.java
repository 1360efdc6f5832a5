package com.aiponge.music.song;

import java.time.Instant;
import java.util.UUID;

/** A song in the making, as the explore feed shows it; both ids name the job. */
public record Work(UUID id, UUID requestId, String title, String artworkUrl, String status, String phase, int percentComplete, Instant createdAt) {
}
