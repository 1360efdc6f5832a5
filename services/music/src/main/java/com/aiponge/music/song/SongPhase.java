package com.aiponge.music.song;

import java.util.Locale;

/** E.SongPhase with the percentage of the table in section 7; {@code lyricsShown} and {@code firstTake} are points inside a phase. */
enum SongPhase {
    QUEUED(0), FETCHING_CONTENT(5), GENERATING_LYRICS(10), GENERATING_ARTWORK(30), GENERATING_MUSIC(50), SAVING(80), COMPLETED(100);

    /** Lyrics and title can be read. */
    static final int LYRICS_SHOWN = 25;
    /** A first whole take can be played. */
    static final int FIRST_TAKE = 55;
    private final int percent;

    SongPhase(int percent) {
        this.percent = percent;
    }

    int percent() {
        return percent;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
