package com.aiponge.storage.upload;

import java.util.UUID;

/** The answer to a person who stored a file (contract 9). */
record UploadedFile(UUID fileId, String originalName, String url, String thumbnailUrl, String contentType, long size) {
}
