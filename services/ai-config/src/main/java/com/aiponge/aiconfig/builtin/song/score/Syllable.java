package com.aiponge.aiconfig.builtin.song.score;

/**
 * What one note is sung on.
 *
 * @param word index of the word within its line
 * @param vowel one of a e i o u
 * @param onset how it begins
 */
public record Syllable(int word, char vowel, Onset onset) {
    /** Sounds before the vowel, as far as a vocalise lets them be heard. */
    public enum Onset { OPEN, SOFT, HISS, STOP }
}
