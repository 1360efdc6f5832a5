package com.aiponge.user.journal;

import com.aiponge.runtime.media.MediaUrls;
import java.time.Instant;
import java.util.UUID;

/** A picture of an entry. */
public record EntryImage(UUID id, String url, String thumbnailUrl, int sortOrder, Instant createdAt) {

    /** As it is stored. */
    record Stored(UUID id, UUID entryId, UUID userId, UUID fileId, int sortOrder, Instant createdAt) {

        EntryImage shown(MediaUrls media) {
            return new EntryImage(id, media.signed(fileId, "picture.jpg"), media.signed(fileId, "thumb.jpg"), sortOrder, createdAt);
        }
    }
}
