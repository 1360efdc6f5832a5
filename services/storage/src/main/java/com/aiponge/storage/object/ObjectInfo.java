package com.aiponge.storage.object;

import java.time.Instant;
import java.util.Map;

/**
 * What a store knows about a whole object.
 *
 * @param version  opaque; another one as soon as the bytes are others
 * @param metadata as it was put; names in lower case
 */
public record ObjectInfo(ObjectKey key, long size, String version, Instant modifiedAt, String contentType, Map<String, String> metadata) {
}
