package com.aiponge.aicontent.model;

/** What the vendors used for an answer. */
public record Usage(int inputTokens, int outputTokens, int cachedTokens) {
    static Usage sum(Usage one, Usage two) {
        return new Usage(one.inputTokens + two.inputTokens, one.outputTokens + two.outputTokens, one.cachedTokens + two.cachedTokens);
    }
}
