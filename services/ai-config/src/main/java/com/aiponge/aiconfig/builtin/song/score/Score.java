package com.aiponge.aiconfig.builtin.song.score;

import java.util.List;

/**
 * Everything that sounds.
 *
 * @param sung phrases of the lead voice, in order; empty when the song has none
 * @param backing phrases of the second voice
 * @param notes the band, by tick
 * @param deepVoice a male voice rather than a female one
 * @param brightness 0 muffled to 1 open
 */
public record Score(Timing timing, List<Phrase> sung, List<Phrase> backing, List<Note> notes, boolean deepVoice,
                    double brightness, int samples) {
    public Score {
        sung = List.copyOf(sung);
        backing = List.copyOf(backing);
        notes = List.copyOf(notes);
    }
}
