package com.aiponge.storage.upload;

import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.probe.Facts;
import com.aiponge.storage.probe.MediaType;

/**
 * A file as it was sent: whole, known by its bytes, and not yet visible to anybody.
 *
 * @param name as it is shown
 */
record Staged(ObjectKey key, String name, MediaType type, long size, String sha256, Facts facts) {
}
