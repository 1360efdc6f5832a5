package com.aiponge.storage.own;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A file as its owner sees it (contract 9). */
record FileInfo(UUID id, UUID fileId, String originalName, String contentType, long size, String sha256, boolean isPublic, String category,
                List<String> tags, String url, String thumbnailUrl, String status, Instant createdAt, Instant updatedAt) {
}
