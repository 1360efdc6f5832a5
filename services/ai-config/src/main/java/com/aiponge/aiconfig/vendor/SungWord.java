package com.aiponge.aiconfig.vendor;

/** @param confidence 0 to 1 */
public record SungWord(String word, int startMs, int endMs, double confidence) {
}
