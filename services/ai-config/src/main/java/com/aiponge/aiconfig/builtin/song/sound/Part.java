package com.aiponge.aiconfig.builtin.song.sound;

import com.aiponge.aiconfig.builtin.song.score.Instrument;
import com.aiponge.aiconfig.builtin.song.score.Note;
import com.aiponge.aiconfig.builtin.song.score.Phrase;
import com.aiponge.aiconfig.builtin.song.score.Score;
import com.aiponge.aiconfig.builtin.song.score.Timing;

import java.util.List;

/** One half of the musicians: plays, in order of time, what begins before a point of the song. */
interface Part {
    void playUntil(int sample, Tape tape);

    static Part band(Score score) {
        Desk desk = new Desk(score.brightness());
        Timing timing = score.timing();
        List<Note> notes = score.notes();
        return new Part() {
            private int next;

            @Override
            public void playUntil(int sample, Tape tape) {
                for (; next < notes.size() && timing.sample(notes.get(next).tick()) < sample; next++) {
                    Note note = notes.get(next);
                    int at = timing.sample(note.tick());
                    desk.sound(note.instrument()).play(tape, desk.strip(note.instrument()), at,
                            timing.sample(note.end()) - at, note.pitch(), note.velocity());
                }
            }
        };
    }

    static Part singers(Score score) {
        Desk desk = new Desk(score.brightness());
        Part lead = singer(score.sung(), score.timing(), new Vocalist(score.timing(), score.deepVoice(), false), desk.strip(Instrument.VOICE));
        Part choir = singer(score.backing(), score.timing(), new Vocalist(score.timing(), score.deepVoice(), true), desk.strip(Instrument.CHOIR));
        return (sample, tape) -> {
            lead.playUntil(sample, tape);
            choir.playUntil(sample, tape);
        };
    }

    private static Part singer(List<Phrase> phrases, Timing timing, Vocalist vocalist, Strip strip) {
        return new Part() {
            private int next;

            @Override
            public void playUntil(int sample, Tape tape) {
                for (; next < phrases.size() && timing.sample(phrases.get(next).notes().getFirst().tick()) < sample; next++) {
                    vocalist.sing(tape, strip, phrases.get(next));
                }
            }
        };
    }
}
