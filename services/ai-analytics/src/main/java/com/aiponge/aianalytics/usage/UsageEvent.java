package com.aiponge.aianalytics.usage;

import com.aiponge.runtime.http.Input;
import java.time.Instant;
import java.util.UUID;

/** One use of a vendor or feature, as the service that made it reports it (contract 21.3). Unknown numbers are null. */
public record UsageEvent(UUID eventId, String type, UUID userId, String service, String feature, String providerId, String model, Integer inputTokens,
                         Integer outputTokens, Long costMicros, Integer latencyMs, boolean success, String errorCode, Instant occurredAt) {

    static UsageEvent from(Input input) {
        Integer cost = input.integer("costMicros", 0, Integer.MAX_VALUE, null);
        return new UsageEvent(
                input.requiredUuid("eventId"),
                input.requiredText("type", 100),
                input.uuid("userId"),
                input.requiredText("service", 50),
                input.requiredText("feature", 50),
                input.text("providerId", 100),
                input.text("model", 100),
                input.integer("inputTokens", 0, Integer.MAX_VALUE, null),
                input.integer("outputTokens", 0, Integer.MAX_VALUE, null),
                cost == null ? null : cost.longValue(),
                input.integer("latencyMs", 0, Integer.MAX_VALUE, null),
                Boolean.TRUE.equals(input.present("success", input.flag("success", null))),
                input.text("errorCode", 100),
                input.present("occurredAt", input.time("occurredAt")));
    }
}
