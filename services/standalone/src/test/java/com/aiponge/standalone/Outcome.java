package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What one song must have left behind, whatever happened on its way: one track, one charge, no orphaned file. */
record Outcome(TestDatabase database, Person person, String song, boolean sung) {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int PRICE = 15;
    private static final int AT_FIRST = 60;

    void assertOnce(String what) {
        JsonNode job = person.finished(song, LIMIT);
        assertAll(what,
                () -> assertEquals("completed", job.path("status").asText(), job.toString()),
                () -> assertEquals(PRICE, job.path("creditsCharged").asInt(), "charged"),
                this::oneTrackThatPlays,
                this::oneCharge,
                () -> assertEquals(1, count("ai_config_service.music_tasks WHERE user_id"), "orders placed with vendors"),
                this::noOrphanedFile,
                this::lyricsOnce);
    }

    private void oneTrackThatPlays() {
        assertEquals(1, count("music_service.tracks WHERE user_id"), "rows of tracks");
        JsonNode tracks = person.api().get("/api/v1/app/library/private").expect(200).data().path("tracks");
        assertEquals(1, tracks.size(), tracks.toString());
        assertTrue(person.api().get(tracks.get(0).path("audioUrl").asText()).expect(200).bytes().length > 300_000, "the song is short");
        assertEquals(200, person.api().get(tracks.get(0).path("artworkUrl").asText()).status(), "the cover");
    }

    private void oneCharge() {
        assertEquals(AT_FIRST - PRICE, number("SELECT balance FROM user_service.credit_accounts WHERE user_id = ?::uuid"), "balance");
        assertEquals(AT_FIRST - PRICE, number("SELECT sum(amount) FROM user_service.credit_transactions WHERE user_id = ?::uuid"), "sum of the ledger");
        assertEquals(0, number("SELECT reserved FROM user_service.credit_accounts WHERE user_id = ?::uuid"), "held back");
        assertEquals(1, count("user_service.credit_reservations WHERE user_id"), "reservations");
        assertEquals(1, count("user_service.credit_reservations WHERE state = 'settled' AND user_id"), "settled reservations");
    }

    private void noOrphanedFile() {
        assertEquals(2, count("storage_service.files WHERE owner_id"), "a song and a cover");
        assertEquals(0, count("storage_service.files f WHERE NOT EXISTS (SELECT 1 FROM storage_service.file_references r WHERE r.file_id = f.id) AND owner_id"),
                "files that nothing refers to");
    }

    private void lyricsOnce() {
        assertEquals(sung ? 1 : 0, count("music_service.lyrics WHERE user_id"), "rows of lyrics");
        if (sung) {
            assertFalse(person.job(song).path("lyrics").asText().isBlank());
            Eventually.until("the lyrics of " + song + " are timed", LIMIT, () -> person.api().get("/api/v1/app/library/private").expect(200).data()
                    .path("tracks").get(0).path("hasSyncedLyrics").asBoolean());
        }
    }

    private long count(String rest) {
        return number("SELECT count(*) FROM " + rest + " = ?::uuid");
    }

    private long number(String sql) {
        return database.number(sql, person.id());
    }
}
