package com.aiponge.music.lyrics;

import com.aiponge.music.peers.Accounts;
import java.util.UUID;

/** Reads lyrics for their owner. */
public final class LyricsLibrary {
    private final LyricsStore store;
    private final LyricsText text;
    private final Accounts accounts;

    public LyricsLibrary(LyricsStore store, LyricsText text, Accounts accounts) {
        this.store = store;
        this.text = text;
        this.accounts = accounts;
    }

    /** The newest lyrics of an entry, or null. @throws com.aiponge.runtime.http.Problem 404 when there is no such entry */
    Lyrics newestOf(UUID user, UUID entry) {
        LyricsRow row = store.newestOf(user, entry).orElse(null);
        if (row == null) {
            accounts.entry(user, entry);
            return null;
        }
        LyricsWords words = text.words(row.id(), user, row.sealed());
        return new Lyrics(row.id(), user, row.entryId(), words.title(), words.content(), text.lines(row.id(), user, row.syncedLines()),
                row.syncedLines() != null, words.style(), words.mood(), row.language(), words.themes(), row.provider(), row.visibility(),
                row.createdAt(), row.updatedAt());
    }
}
