package com.aiponge.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.DecryptionFailed;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.harness.TestSecrets;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.probe.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private final FileNames names = new FileNames(new FieldCipher(KeyRing.of(TestSecrets.ENTRY_KEY, List.of())));
    private final UUID id = Ids.next();
    private final UUID owner = Ids.next();

    private FileRow row(String sealed, UUID rowOwner) {
        return new FileRow(id, Ids.next(), rowOwner, Category.TRACK, Visibility.PERSONAL, new ObjectKey("user/x/track/1.mp3"), sealed, "audio/mpeg", 1,
                "0".repeat(64), 1, null, null, null, null, 0, false, null, FileRow.ACTIVE, false, Instant.EPOCH, Instant.EPOCH);
    }

    private String shown(String name) {
        return names.forDownload(row(names.seal(id, owner, name), owner));
    }

    @Test
    void namesAreCleanedAndEndWithWhatTheFileIs() {
        for (Map.Entry<String, String> one : Map.ofEntries(Map.entry("Quiet River.mp3", "quiet-river.mp3"), Map.entry("song", "song.mp3"),
                Map.entry("song.exe", "song.mp3"), Map.entry("song.mp3.html", "song-mp3.mp3"), Map.entry("../../etc/passwd", "etc-passwd.mp3"),
                Map.entry("C:\\a\\b", "c-a-b.mp3"), Map.entry("a\r\nSet-Cookie: x", "a-set-cookie-x.mp3"), Map.entry("\u202egpj.exe", "gpj.mp3"),
                Map.entry("...", "file.mp3"), Map.entry("\"';<>|*?", "file.mp3"), Map.entry("Fluß", "fluß.mp3"), Map.entry("静かな川", "静かな川.mp3"),
                Map.entry("شلال", "شلال.mp3"), Map.entry("e\u0301te\u0301", "été.mp3"), Map.entry("\ud83c\udfb5 tune", "tune.mp3"),
                Map.entry("No. 5 in C", "no-5-in-c.mp3")).entrySet()) {
            assertEquals(one.getValue(), shown(one.getKey()), one.getKey());
        }
    }

    @Test
    void longNamesAreCutBetweenLetters() {
        assertEquals(104, shown("a".repeat(255)).length());
        String mathematical = "\ud835\udc00".repeat(120);
        String cut = shown("x" + mathematical);
        assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 5)), cut);
    }

    @Test
    void aNameBelongsToItsFileAndOwner() {
        String sealed = names.seal(id, owner, "Elderberry");
        assertFalse(sealed.contains("Elderberry"));
        assertThrows(DecryptionFailed.class, () -> names.forDownload(row(sealed, Ids.next())));
        assertThrows(DecryptionFailed.class, () -> names.forDownload(row(names.seal(Ids.next(), owner, "Elderberry"), owner)));
    }

    @Test
    void categoriesAreThoseOfTheContract() {
        assertEquals(Set.of("avatar", "track", "track-artwork", "album-artwork", "playlist-artwork", "book-cover", "entry", "general"),
                Category.names());
        for (String name : Category.names()) {
            assertEquals(name, Category.named(name).wireName());
        }
    }

    @Test
    void categoriesDecideWhatAFileMayBe() {
        for (MediaType type : MediaType.values()) {
            assertEquals(!type.isImage(), Category.TRACK.takes(type));
            assertEquals(type.isImage(), Category.AVATAR.takes(type));
            assertTrue(Category.GENERAL.takes(type));
        }
    }

    @Test
    void categoriesDecideWhoMaySee() {
        for (Visibility wished : Visibility.values()) {
            assertEquals(Visibility.PUBLIC, Category.AVATAR.visibility(wished));
            assertEquals(Visibility.PERSONAL, Category.ENTRY.visibility(wished));
            assertEquals(Visibility.PERSONAL, Category.GENERAL.visibility(wished));
            assertEquals(wished, Category.TRACK.visibility(wished));
        }
    }

    @Test
    void aThumbnailStandsBesideItsPicture() {
        assertEquals("public/entry/1.thumb.jpg", ObjectKeys.thumb(new ObjectKey("public/entry/1.png")).text());
    }
}
