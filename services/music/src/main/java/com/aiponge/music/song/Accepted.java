package com.aiponge.music.song;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** The 202 answer to a song request. */
record Accepted(UUID songRequestId, UUID requestId, String status, Integer queuePosition, int estimatedWaitSeconds, int creditsReserved,
                String audioUrl, @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode safety) {
}
