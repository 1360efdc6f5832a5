package com.aiponge.music.lyrics;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.sealed.SealedJson;
import java.util.List;
import java.util.UUID;

/** Seals and opens the two encrypted columns of lyrics. Thread-safe. */
public final class LyricsText {
    private final SealedJson<LyricsWords> words;
    private final SealedJson<SyncedLine[]> lines;

    public LyricsText(FieldCipher cipher) {
        this.words = new SealedJson<>(cipher, "lyrics", "sealed", LyricsWords.class);
        this.lines = new SealedJson<>(cipher, "lyrics", "synced_lines", SyncedLine[].class);
    }

    public String seal(UUID id, UUID owner, LyricsWords text) {
        return words.seal(id, owner, text);
    }

    public String seal(UUID id, UUID owner, List<SyncedLine> synced) {
        return lines.seal(id, owner, synced.toArray(SyncedLine[]::new));
    }

    public LyricsWords words(UUID id, UUID owner, String sealed) {
        return words.open(id, owner, sealed);
    }

    /** Null while there are none. */
    public List<SyncedLine> lines(UUID id, UUID owner, String sealed) {
        SyncedLine[] opened = lines.open(id, owner, sealed);
        return opened == null ? null : List.of(opened);
    }
}
