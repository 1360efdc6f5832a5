package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.DecryptionFailed;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntrySealTest {
    private final EntrySeal seal = new EntrySeal(new FieldCipher(KeyRing.of(TestSecrets.ENTRY_KEY, List.of())));
    private final UUID id = Ids.next();
    private final UUID owner = Ids.next();

    private static EntryDetails details(String json) {
        return EntryDetails.from(Input.of(Json.tree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }

    private StoredEntry row(UUID rowId, UUID rowOwner, String content, String details) {
        return new StoredEntry(rowId, rowOwner, null, null, "general", content, details, 0, null, true, "pending", "none", Instant.EPOCH, 1,
                Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void opensWhatItClosed() {
        EntryDetails details = details("{'moodContext':'calm 🌊','tags':['a','b'],'musicHints':{'tempo':'slow'},'metadata':{'n':[1,{'x':null}]},'emotionalIntensity':3}");
        StoredEntry row = row(id, owner, seal.content("water 水", id, owner), seal.details(details, id, owner));
        assertEquals("water 水", seal.content(row));
        assertEquals(details, seal.details(row));
    }

    @Test
    void theSameWordsLookDifferentEachTime() {
        assertNotEquals(seal.content("x", id, owner), seal.content("x", id, owner));
        assertFalse(seal.content("quixotic", id, owner).contains("quixotic"));
    }

    @Test
    void wordsMovedToAnotherRowOwnerOrColumnStayClosed() {
        String content = seal.content("x", id, owner);
        String details = seal.details(details("{}"), id, owner);
        assertThrows(DecryptionFailed.class, () -> seal.content(row(Ids.next(), owner, content, details)));
        assertThrows(DecryptionFailed.class, () -> seal.content(row(id, Ids.next(), content, details)));
        assertThrows(DecryptionFailed.class, () -> seal.content(row(id, owner, details, details)));
        assertThrows(DecryptionFailed.class, () -> seal.details(row(id, owner, content, content)));
    }

    @Test
    void absentDetailsAreEmptyListsAndObjects() {
        EntryDetails details = details("{}");
        assertEquals(List.of(), details.tags());
        assertEquals(List.of(), details.themes());
        assertEquals("{}", details.metadata().toString());
        assertEquals("", details.words());
    }

    @Test
    void theWordsOfDetailsAreAllTheirFreeText() {
        assertEquals("calm\nrain\ntitle\nauthor\npart\nby\nt1\nt2", details("""
                {'moodContext':'calm','triggerSource':'rain','sourceTitle':'title','sourceAuthor':'author','sourceChapter':'part','attribution':'by',
                 'tags':['t1'],'themes':['t2'],'sentiment':'mixed','metadata':{'hidden':'x'}}""").words());
    }

    @Test
    void metadataKeepsNothingTheServerMakes() {
        assertEquals("{\"mine\":1}", details("{'metadata':{'mine':1,'illustrations':[1],'illustrationUrl':'x'}}").metadata().toString());
    }

    @Test
    void unknownTypesAreGeneral() {
        Map<String, String> kinds = Map.of("quote", "quote", "QUOTE", "general", "", "general");
        kinds.forEach((given, kept) -> assertEquals(kept, EntryType.known(given)));
        assertEquals("general", EntryType.known(null));
    }
}
