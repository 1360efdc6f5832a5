package com.aiponge.storage.object;

import java.time.Instant;

/**
 * What a store knows about a whole object.
 *
 * @param version     opaque; another one as soon as the bytes are others
 * @param description as it was put
 */
public record ObjectInfo(ObjectKey key, long size, String version, Instant modifiedAt, Description description) {
    public String contentType() {
        return description.contentType();
    }
}
