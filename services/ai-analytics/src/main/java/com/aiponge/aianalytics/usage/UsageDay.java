package com.aiponge.aianalytics.usage;

import java.time.LocalDate;

/** What one vendor did for one feature on one UTC day. */
public record UsageDay(LocalDate day, String provider, String feature, long requests, long failures, long inputTokens, long outputTokens, long costMicros,
                       Long averageLatencyMs) {
}
