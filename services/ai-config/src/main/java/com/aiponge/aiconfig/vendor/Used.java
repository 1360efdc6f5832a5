package com.aiponge.aiconfig.vendor;

/** What an order took: tokens, and its cost in millionths of a US dollar. */
public record Used(int inputTokens, int outputTokens, int cachedTokens, long costMicros) {
    public static final Used NOTHING = new Used(0, 0, 0, 0);
}
