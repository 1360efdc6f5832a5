package com.aiponge.user.safety;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was found in a text and what to do about it. */
record Assessment(boolean detected, String level, int score, List<Risk.Indicator> indicators, List<Advice.Action> recommendedActions,
                  boolean requiresImmediateAttention, List<CrisisResource> resources, UUID flagId, String source, Instant assessedAt) {
}
