package com.aiponge.user.safety;

import java.util.List;

/** What the answer to a write says when the rules found something, in the writer's language. */
public record SafetyNote(boolean detected, String level, boolean requiresImmediateAttention, String message, List<CrisisResource> resources) {
}
