package com.aiponge.music.playlist;

import java.util.List;

/** The owner's words of a playlist, encrypted together. */
public record PlaylistWords(String name, String description, String icon, String color, String mood, String genre, List<String> tags) {
}
