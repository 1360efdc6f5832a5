package com.aiponge.aiconfig.invoke;

import com.aiponge.aiconfig.vendor.ImageAnswer;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.Peers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Sends pictures straight on to storage. */
final class Pictures {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<String, String> CATEGORIES = Map.of("album", "album-artwork", "playlist", "playlist-artwork",
            "book-cover", "book-cover", "track", "track-artwork");
    private final Peers peers;

    Pictures(Peers peers) {
        this.peers = peers;
    }

    /** The file; a repeat of the operation gives the first one. It belongs to nothing yet: whoever uses it says so to storage. */
    UUID store(Invocation invocation, ImageAnswer picture) {
        String type = picture.contentType();
        return UUID.fromString(peers.post(ServiceName.STORAGE, "/internal/v1/files").about(invocation.userId())
                .query("operationId", invocation.operationId()).query("ownerId", invocation.userId())
                .query("category", CATEGORIES.getOrDefault(invocation.inputs().getOrDefault("imageType", ""), "track-artwork"))
                .query("name", "cover." + (type.equals("image/jpeg") ? "jpg" : type.substring(type.indexOf('/') + 1)))
                .query("visibility", "personal")
                .within(LIMIT).upload(type, picture.content()).path("fileId").asText());
    }
}
