package com.aiponge.aiconfig.music;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A task as it is stored.
 *
 * @param commission   encrypted
 * @param tried        provider ids that failed before this one
 * @param submittedAt  when the vendor was called, or null
 * @param vendorTaskId the vendor's answer, or null
 */
record TaskRow(UUID id, UUID userId, String commission, String status, String providerId, String adapter, String model, List<String> tried,
               Instant submittedAt, String vendorTaskId, UUID fileId, Integer durationSeconds, String clipId, String errorCode, long costMicros,
               Instant deadlineAt, Instant createdAt) {

    boolean isOver() {
        return status.equals("succeeded") || status.equals("failed");
    }
}
