package com.aiponge.system.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** An event as gateways read it (contract 21.3). */
record Event(String id, UUID userId, String type, Instant time, JsonNode data) {
}
