package com.aiponge.aiconfig.builtin.song.score;

import java.util.Locale;
import java.util.Map;

/**
 * A mood as music sees it.
 *
 * @param energy 0 still to 1 driving: tempo, density, loud drums
 * @param valence 0 dark to 1 bright: the mode and the filter of the pads
 */
public record Mood(double energy, double valence) {
    private static final Mood CALM = new Mood(0.2, 0.65);

    private static final Map<String, Mood> KNOWN = Map.ofEntries(
            Map.entry("calm", CALM), Map.entry("anxious", new Mood(0.6, 0.25)), Map.entry("sad", new Mood(0.15, 0.1)),
            Map.entry("tired", new Mood(0.05, 0.4)), Map.entry("stressed", new Mood(0.7, 0.3)),
            Map.entry("hopeful", new Mood(0.5, 0.8)), Map.entry("joyful", new Mood(0.85, 0.95)),
            Map.entry("lonely", new Mood(0.1, 0.2)), Map.entry("confident", new Mood(0.75, 0.75)),
            Map.entry("happy", new Mood(0.8, 0.95)), Map.entry("energetic", new Mood(1.0, 0.75)),
            Map.entry("romantic", new Mood(0.25, 0.75)), Map.entry("melancholic", new Mood(0.2, 0.15)),
            Map.entry("uplifting", new Mood(0.7, 0.9)), Map.entry("dark", new Mood(0.45, 0.02)),
            Map.entry("peaceful", new Mood(0.1, 0.75)), Map.entry("motivational", new Mood(0.85, 0.8)),
            Map.entry("nostalgic", new Mood(0.3, 0.35)), Map.entry("dreamy", new Mood(0.2, 0.6)),
            Map.entry("aggressive", new Mood(1.0, 0.05)), Map.entry("reflective", new Mood(0.2, 0.45)),
            Map.entry("playful", new Mood(0.75, 0.9)), Map.entry("angry", new Mood(0.95, 0.1)),
            Map.entry("grateful", new Mood(0.4, 0.85)), Map.entry("excited", new Mood(0.95, 0.85)),
            Map.entry("love", new Mood(0.3, 0.8)), Map.entry("afraid", new Mood(0.5, 0.15)),
            Map.entry("worried", new Mood(0.5, 0.25)), Map.entry("proud", new Mood(0.7, 0.8)),
            Map.entry("relaxed", new Mood(0.15, 0.7)), Map.entry("bored", new Mood(0.25, 0.45)));

    /** The mood a free text names; calm where it names none. */
    public static Mood of(String text) {
        if (text == null) {
            return CALM;
        }
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            Mood mood = KNOWN.get(word);
            if (mood != null) {
                return mood;
            }
        }
        return CALM;
    }
}
