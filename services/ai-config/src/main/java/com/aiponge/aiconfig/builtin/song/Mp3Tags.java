package com.aiponge.aiconfig.builtin.song;

/** What the file says about itself; null or blank fields are left out of the tag. */
public record Mp3Tags(String title, String artist, String album, String genre, String language, byte[] coverJpegOrPng) {
}
