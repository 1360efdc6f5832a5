package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.music.Shelf;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.music.lyrics.LyricsWords;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job as its owner reads it. */
class SongViewTest {
    private final Instant start = Instant.parse("2026-05-04T09:00:00Z");
    private final SettableClock clock = SettableClock.at(start);
    private final FieldCipher cipher = new FieldCipher(KeyRing.of(Shelf.KEY, List.of()));
    private final SongView view = new SongView(cipher, new MediaUrls(new MediaSignature(Shelf.SECRET, List.of()), clock), new Sentences(), new WaitEstimate(), clock);
    private final UUID id = Ids.next();
    private final UUID owner = Ids.next();
    private final UUID lyrics = Ids.next();
    private final UUID file = Ids.next();

    private JobRow job(String status, String phase, Integer ahead, String error, Instant started, Instant expires) {
        String sealed = new LyricsText(cipher).seal(lyrics, owner, new LyricsWords("River", "over the river", null, null, List.of()));
        return new JobRow(id, owner, null, status, phase, 50, "personal", "sealed", cipher.encrypt("River", SongView.titleOf(id, owner)), lyrics, sealed, owner,
                Ids.next(), file, true, file, "builtin", "openai", null, error, null, 15, 0, false, ahead, start, start.plusSeconds(600), start, start, started,
                null, expires);
    }

    private SongJob shown(JobRow job) {
        return view.of(job, "en");
    }

    @Test
    void theTrackIsNamedOnlyWithACompletedJob() {
        assertNull(shown(job("processing", "saving", null, null, start, null)).trackId());
        assertNull(shown(job("failed", "failed", null, "INTERNAL", start, null)).trackId());
        assertNotNull(shown(job("completed", "completed", null, null, start, null)).trackId());
    }

    @Test
    void aQueuedJobKnowsItsPlaceAndItsWait() {
        SongJob first = shown(job("queued", "queued", 0, null, null, null));
        assertEquals(1, first.queuePosition());
        assertEquals(90, first.estimatedWaitSeconds());
        assertEquals(8, shown(job("queued", "queued", 7, null, null, null)).queuePosition());
    }

    @Test
    void aRunningJobKnowsWhatIsLeftAndAFinishedOneNothing() {
        clock.advance(Duration.ofSeconds(30));
        SongJob running = shown(job("processing", "generating_music", null, null, start, null));
        assertEquals(60, running.estimatedWaitSeconds());
        assertNull(running.queuePosition());
        assertNull(shown(job("completed", "completed", null, null, start, null)).estimatedWaitSeconds());
        assertNull(shown(job("failed", "failed", null, "INTERNAL", start, null)).estimatedWaitSeconds());
    }

    @Test
    void wordsAreOpenedForTheirOwner() {
        SongJob job = shown(job("processing", "generating_music", null, null, start, null));
        assertEquals("River", job.trackTitle());
        assertEquals("over the river", job.lyrics());
        assertEquals(new SongJob.Providers("builtin", "openai", null), job.providers());
    }

    @Test
    void failuresAreSaidInTheReadersLanguage() {
        JobRow failed = job("failed", "failed", null, "TIMED_OUT", start, null);
        assertEquals("Making the song took too long. Your credits are back; please try again.", view.of(failed, "en").errorMessage());
        assertTrue(view.of(failed, "fr").errorMessage().startsWith("La création"));
        assertEquals("TIMED_OUT", view.of(failed, "fr").errorCode());
        assertTrue(view.of(failed, "es").artworkError().startsWith("No se pudo crear la portada"));
    }

    @Test
    void aFailedJobHasNothingToPlay() {
        assertNull(shown(job("failed", "failed", null, "INTERNAL", start, null)).streamingUrl());
        assertNotNull(shown(job("processing", "saving", null, null, start, null)).streamingUrl());
    }

    @Test
    void urlsNeverCarryTheTitleAndEndWithAGuestsSong() {
        Instant end = start.plusSeconds(900);
        SongJob job = shown(job("completed", "completed", null, null, start, end));
        assertTrue(job.streamingUrl().startsWith("/uploads/" + file + "/song.mp3?exp=" + end.getEpochSecond() + "&"), job.streamingUrl());
        assertTrue(job.artworkUrl().startsWith("/uploads/" + file + "/cover.jpg?exp=" + end.getEpochSecond() + "&"), job.artworkUrl());
    }

    @Test
    void onlyOneWhoHasTheRightOwnerReadsTheTitle() {
        String sealed = cipher.encrypt("River", SongView.titleOf(id, owner));
        assertEquals("River", view.title(id, owner, sealed));
        assertNull(view.title(id, owner, null));
        org.junit.jupiter.api.Assertions.assertThrows(RuntimeException.class, () -> view.title(id, Ids.next(), sealed));
    }
}
