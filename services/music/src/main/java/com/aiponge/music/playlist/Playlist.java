package com.aiponge.music.playlist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Playlist of the contract (section 8). */
public record Playlist(UUID id, String name, String title, String description, UUID userId, String visibility, String artworkUrl, int totalTracks,
                       int totalDuration, int followerCount, int likeCount, boolean isFollowing, String category, String playlistType,
                       String smartKey, boolean isSystem, String icon, String color, String mood, String genre, List<String> tags,
                       Instant createdAt, Instant updatedAt) {
}
