package com.aiponge.music.playlist;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.UUID;

/** A playlist as stored. {@code ownerKey} is whom its words are bound to. */
record PlaylistRow(UUID id, UUID userId, UUID ownerKey, String sealed, String visibility, UUID artworkFileId, int totalTracks, int totalDuration,
                   int followerCount, int likeCount, boolean following, String category, String playlistType, String smartKey,
                   boolean system, Instant createdAt, Instant updatedAt) {
    static final String COLUMNS = """
            p.id, p.user_id, p.owner_key, p.sealed, p.visibility, p.artwork_file_id, p.total_tracks, p.total_duration, p.follower_count, p.like_count,
            EXISTS (SELECT 1 FROM playlist_follows f WHERE f.user_id = :caller AND f.playlist_id = p.id) AS following,
            p.category, p.playlist_type, p.smart_key, p.is_system, p.created_at, p.updated_at
            """;

    static PlaylistRow read(Row row) {
        return new PlaylistRow(row.uuid("id"), row.uuid("user_id"), row.uuid("owner_key"), row.text("sealed"), row.text("visibility"),
                row.uuid("artwork_file_id"), row.integer("total_tracks"), row.integer("total_duration"), row.integer("follower_count"),
                row.integer("like_count"), row.flag("following"), row.text("category"), row.text("playlist_type"), row.text("smart_key"),
                row.flag("is_system"), row.time("created_at"), row.time("updated_at"));
    }
}
