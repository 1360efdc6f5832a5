package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorksInProgressTest {
    private static Shelf shelf;
    private static WorksInProgress works;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        works = new WorksInProgress(shelf.database(), shelf.cipher(), shelf.media(), shelf.clock());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    private UUID job(String title) {
        shelf.clock().advance(Duration.ofSeconds(1));
        UUID id = Ids.next();
        new SongStore(shelf.database()).insert(new JobRow(id, owner, null, "queued", "queued", 0, "personal", "sealed",
                shelf.cipher().encrypt(title, SongView.titleOf(id, owner)), null, null, null, Ids.next(), null, false, null, null, null, null, null, null, 0, 0, false,
                null, shelf.clock().instant(), shelf.clock().instant(), shelf.clock().instant(), shelf.clock().instant(), null, null, null));
        return id;
    }

    @Test
    void aSongWithoutATitleYetHasANameInTheReadersLanguage() {
        job(null);
        assertEquals("New song", works.of(owner, "en").getFirst().title());
        assertEquals("Neues Lied", works.of(owner, "de").getFirst().title());
    }

    @Test
    void theNewestTenAreShownUntilTheyAreOver() {
        UUID first = job("one");
        for (int i = 0; i < 10; i++) {
            job("song " + i);
        }
        List<Work> shown = works.of(owner, "en");
        assertEquals(10, shown.size());
        assertEquals("song 9", shown.getFirst().title());
        assertEquals(shown.getFirst().id(), shown.getFirst().requestId());
        assertTrue(shown.stream().noneMatch(work -> work.id().equals(first)));
        new JobStore(shelf.database()).fail(shown.getFirst().id(), "CANCELLED", false, true, shelf.clock().instant());
        assertEquals("song 8", works.of(owner, "en").getFirst().title());
        assertTrue(works.of(Ids.next(), "en").isEmpty());
    }
}
