package com.aiponge.storage.media;

import com.aiponge.storage.object.ObjectKey;
import java.time.Instant;

/**
 * What is served for one good URL: a file, or its thumbnail.
 *
 * @param until       when the URL ends; null for public files
 * @param disposition null when the URL asks for none
 */
record Variant(ObjectKey key, String contentType, long size, String sha256, Instant modifiedAt, Instant until, String cacheControl, String disposition) {
}
