package com.aiponge.aicontent.model;

/** A checked answer, and who made it. */
public record Draft<T>(T value, String provider, Usage usage) {
}
