package com.aiponge.aiconfig.builtin.song;

/** A sung word; times count from the start of the audio. */
public record TimedWord(String word, int startMs, int endMs) {
}
