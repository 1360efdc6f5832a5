package com.aiponge.user.session;

import java.time.Instant;
import java.util.UUID;

/** A session and the state of its family. {@code replacedAt} and {@code endedAt} are null while they have not happened. */
record StoredSession(UUID id, UUID familyId, UUID accountId, String refreshHash, Instant expiresAt, Instant replacedAt, Instant endedAt) {
}
