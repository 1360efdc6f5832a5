package com.aiponge.music.track;

import java.util.List;

/** The owner's words of a track, encrypted together. */
public record TrackWords(String title, String mood, List<String> genres, List<String> tags) {
}
