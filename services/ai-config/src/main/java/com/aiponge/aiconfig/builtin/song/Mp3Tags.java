package com.aiponge.aiconfig.builtin.song;

/**
 * What the file says about itself: nothing that a person wrote, since files are not encrypted. The title is shown by whoever reads the track.
 *
 * @param genre    a family of styles of ours, not the words of the order
 * @param language of the words; null when there are none
 */
public record Mp3Tags(String genre, String language) {
}
