package com.aiponge.music.lyrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import com.aiponge.runtime.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LyricsStoreTest {
    private static Shelf shelf;
    private static LyricsStore store;
    private final UUID owner = Ids.next();
    private final UUID entry = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        store = new LyricsStore(shelf.database());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    private UUID lyrics(String content) {
        shelf.clock().advance(Duration.ofSeconds(1));
        UUID id = Ids.next();
        String sealed = new LyricsText(shelf.cipher()).seal(id, owner, new LyricsWords("River", content, "warm", "calm", List.of("stillness")));
        store.insert(new LyricsRow(id, owner, entry, sealed, null, "en", "builtin", "personal", shelf.clock().instant(), shelf.clock().instant()));
        return id;
    }

    @Test
    void theNewestOfAnEntryCounts() {
        lyrics("first");
        UUID second = lyrics("second");
        assertEquals(second, store.newestOf(owner, entry).orElseThrow().id());
        assertTrue(store.newestOf(Ids.next(), entry).isEmpty());
        assertTrue(store.newestOf(owner, Ids.next()).isEmpty());
    }

    @Test
    void othersCannotReadThemByTheirId() {
        UUID id = lyrics("mine");
        assertTrue(store.own(owner, id).isPresent());
        assertTrue(store.own(Ids.next(), id).isEmpty());
    }

    @Test
    void writingARowAgainChangesNothing() {
        UUID id = lyrics("first");
        LyricsRow row = store.own(owner, id).orElseThrow();
        store.insert(new LyricsRow(id, owner, entry, "other", null, "de", "openai", "personal", row.createdAt(), row.updatedAt()));
        assertEquals(row, store.own(owner, id).orElseThrow());
    }

    @Test
    void showsTheContractsMembersInOrder() {
        UUID id = lyrics("over the river");
        LyricsText text = new LyricsText(shelf.cipher());
        LyricsLibrary library = new LyricsLibrary(store, text, null);
        Lyrics before = library.newestOf(owner, entry);
        assertNull(before.syncedLines());
        assertEquals("over the river", before.content());
        store.synced(id, text.seal(id, owner, List.of(new SyncedLine("over the river", 1, 2, 1000, 2000, "line", List.of()))), shelf.clock().instant());
        Lyrics after = library.newestOf(owner, entry);
        assertTrue(after.hasSyncedLyrics());
        assertEquals(1000, after.syncedLines().getFirst().startMs());
        List<String> members = new ArrayList<>();
        Json.toTree(after).fieldNames().forEachRemaining(members::add);
        assertEquals(List.of("id", "userId", "entryId", "title", "content", "syncedLines", "hasSyncedLyrics", "style", "mood", "language", "themes", "provider",
                "visibility", "createdAt", "updatedAt"), members);
    }

    @Test
    void readsItsIndexInOneStatement() throws Exception {
        lyrics("over");
        assertEquals(1, shelf.statements(() -> store.newestOf(owner, entry)));
        assertTrue(shelf.plan("SELECT id FROM lyrics WHERE user_id = '" + owner + "' AND entry_id = '" + entry + "' ORDER BY created_at DESC, id DESC LIMIT 1")
                .contains("lyrics_of_entry"));
    }
}
