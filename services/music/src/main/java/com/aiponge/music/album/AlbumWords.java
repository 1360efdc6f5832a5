package com.aiponge.music.album;

/** The owner's words of an album, encrypted together. */
public record AlbumWords(String title, String description) {
}
