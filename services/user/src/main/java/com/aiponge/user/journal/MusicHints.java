package com.aiponge.user.journal;

import com.aiponge.runtime.http.Input;

/** How a song of the entry might sound. */
public record MusicHints(String mood, String tempo, String genre) {
    private static final int LONGEST = 100;

    static MusicHints from(Input hints) {
        return hints == null ? null : new MusicHints(hints.text("mood", LONGEST), hints.text("tempo", LONGEST), hints.text("genre", LONGEST));
    }
}
