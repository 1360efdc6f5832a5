package com.aiponge.storage.reference;

import java.util.UUID;

/** What became of one reference (contract 0.16); {@code fileId} and {@code contentType} are null unless it is {@code ok}. */
record Resolved(String reference, boolean ok, UUID fileId, String contentType) {
}
