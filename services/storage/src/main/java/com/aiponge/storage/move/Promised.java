package com.aiponge.storage.move;

import com.aiponge.storage.object.ObjectKey;
import java.util.UUID;

/**
 * An object that a row says there is.
 *
 * @param fileKey of the file itself; the same as {@code key} unless this is its thumbnail
 */
record Promised(UUID file, ObjectKey fileKey, ObjectKey key, String contentType, long size, String sha256) {
    boolean isThumbnail() {
        return !key.equals(fileKey);
    }
}
