package com.aiponge.aiconfig.builtin.song;

import java.util.List;
import java.util.Set;

/**
 * What a song is made from. Equal orders always give the same song, byte for byte.
 *
 * @param vocalGender {@code f}, {@code m} or null for either
 * @param durationSeconds a wish; songs are 45 to 90 seconds long
 * @param excluded what must not be heard, such as {@code drums}; free words, any case
 * @param instruments what should be heard: piano, guitar, drums, violin, saxophone, flute, bass, synthesizer
 * @param seed tells apart songs of the same words; may be null
 */
public record SongOrder(String lyrics, String title, String mood, String genre, String style, String language,
                        String vocalGender, boolean instrumental, int durationSeconds, Set<String> excluded,
                        List<String> instruments, String seed) {
    public SongOrder {
        lyrics = lyrics == null ? "" : lyrics;
        excluded = excluded == null ? Set.of() : Set.copyOf(excluded);
        instruments = instruments == null ? List.of() : List.copyOf(instruments);
    }
}
