package com.aiponge.music.lyrics;

import java.util.List;

/** The words of lyrics, encrypted together. */
public record LyricsWords(String title, String content, String style, String mood, List<String> themes) {
}
