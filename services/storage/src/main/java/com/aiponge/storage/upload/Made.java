package com.aiponge.storage.upload;

import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.probe.Facts;
import java.time.Instant;
import java.util.UUID;

/** Objects that are whole and wait for their row. */
record Made(UUID id, ObjectKey key, String contentType, long size, String sha256, Facts facts, Integer thumbSize, String thumbSha256, Instant began) {
}
