package com.aiponge.storage.file;

import java.util.UUID;

/** The answer to who stored a file (contract 21.3). */
record StoredFile(UUID fileId, String url, long size, String sha256, String contentType, Integer durationSeconds, Integer width, Integer height) {
}
