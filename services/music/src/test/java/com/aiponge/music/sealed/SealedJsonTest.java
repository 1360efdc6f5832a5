package com.aiponge.music.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.DecryptionFailed;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.music.Shelf;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.music.lyrics.LyricsWords;
import com.aiponge.music.lyrics.SyncedLine;
import com.aiponge.music.track.TrackWords;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedJsonTest {
    private static final TrackWords WORDS = new TrackWords("River", null, List.of("folk"), List.of());
    private final FieldCipher cipher = new FieldCipher(KeyRing.of(Shelf.KEY, List.of()));
    private final SealedJson<TrackWords> sealed = new SealedJson<>(cipher, "tracks", "sealed", TrackWords.class);
    private final UUID row = Ids.next();
    private final UUID owner = Ids.next();

    @Test
    void opensWhatItSealed() {
        String stored = sealed.seal(row, owner, WORDS);
        assertFalse(stored.contains("River"));
        assertEquals(WORDS, sealed.open(row, owner, stored));
        assertNotEquals(stored, sealed.seal(row, owner, WORDS), "never the same text twice");
    }

    @Test
    void opensOnlyInItsPlace() {
        String stored = sealed.seal(row, owner, WORDS);
        assertThrows(DecryptionFailed.class, () -> sealed.open(Ids.next(), owner, stored));
        assertThrows(DecryptionFailed.class, () -> sealed.open(row, Ids.next(), stored));
        assertThrows(DecryptionFailed.class, () -> new SealedJson<>(cipher, "albums", "sealed", TrackWords.class).open(row, owner, stored));
        assertThrows(DecryptionFailed.class, () -> new SealedJson<>(cipher, "tracks", "title", TrackWords.class).open(row, owner, stored));
    }

    @Test
    void nothingStaysNothing() {
        assertNull(sealed.open(row, owner, null));
    }

    @Test
    void lyricsKeepTheirTwoTextsApart() {
        LyricsText text = new LyricsText(cipher);
        LyricsWords words = new LyricsWords("River", "[Verse]\nover", "warm", "calm", List.of("stillness"));
        List<SyncedLine> lines = List.of(new SyncedLine("over there", 1, 2, 1000, 2000, "line", List.of(new SyncedLine.Word("over", 1, 1.5, 0.9))));
        String sealedWords = text.seal(row, owner, words);
        String sealedLines = text.seal(row, owner, lines);
        assertEquals(words, text.words(row, owner, sealedWords));
        assertEquals(lines, text.lines(row, owner, sealedLines));
        assertNull(text.lines(row, owner, null));
        assertThrows(DecryptionFailed.class, () -> text.words(row, owner, sealedLines));
    }
}
