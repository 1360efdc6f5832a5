package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every change of a job holds only in the state it starts from. */
class JobStoreTest {
    private static Shelf shelf;
    private static JobStore store;
    private static SongStore songs;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        store = new JobStore(shelf.database());
        songs = new SongStore(shelf.database());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    @BeforeEach
    void clear() {
        shelf.run("DELETE FROM song_jobs");
    }

    private static Instant now() {
        return shelf.clock().instant();
    }

    private UUID job() {
        return job(Ids.next(), 15);
    }

    private UUID job(UUID reservation, int reserved) {
        shelf.clock().advance(Duration.ofSeconds(1));
        UUID id = Ids.next();
        songs.insert(new JobRow(id, owner, null, "queued", "queued", 0, "personal", "sealed", null, null, null, null, Ids.next(), null, false, null, null, null,
                null, null, reservation, reserved, 0, false, null, now(), now().plusSeconds(600), now(), now(), null, null, null));
        return id;
    }

    private JobRow row(UUID id) {
        return store.find(id).orElseThrow();
    }

    @Test
    void aNewJobWaits() {
        JobRow job = row(job());
        assertEquals("queued", job.status());
        assertEquals(0, job.percent());
        assertTrue(job.active());
        assertNull(job.startedAt());
        assertEquals(now(), job.createdAt());
        assertEquals(now().plusSeconds(600), job.deadlineAt());
    }

    @Test
    void theFirstStepStartsItAndLaterOnesKeepTheStart() {
        UUID id = job();
        Instant start = now();
        assertTrue(store.advance(id, "fetching_content", 5, start));
        shelf.clock().advance(Duration.ofSeconds(3));
        assertTrue(store.advance(id, "generating_lyrics", 10, now()));
        JobRow job = row(id);
        assertEquals("processing", job.status());
        assertEquals(start, job.startedAt());
        assertEquals(now(), job.updatedAt());
        assertNull(job.ahead());
    }

    @Test
    void percentagesNeverFall() {
        UUID id = job();
        store.advance(id, "generating_music", 50, now());
        assertFalse(store.advance(id, "generating_lyrics", 25, now()));
        assertFalse(store.advance(id, "generating_music", 50, now()), "the same step a second time is no step");
        assertEquals(50, row(id).percent());
        assertEquals("generating_music", row(id).phase());
    }

    @Test
    void onlyAJobThatIsSavingCompletes() {
        UUID id = job();
        store.advance(id, "saving", 80, now());
        assertFalse(store.complete(id, 15, now()));
        assertTrue(store.saving(id));
        assertTrue(store.complete(id, 15, now()));
        JobRow done = row(id);
        assertEquals("completed", done.status());
        assertEquals(100, done.percent());
        assertEquals(15, done.creditsCharged());
        assertEquals(0, done.creditsReserved());
        assertEquals(now(), done.completedAt());
    }

    @Test
    void whatIsOverStaysOver() {
        UUID id = job();
        store.saving(id);
        store.complete(id, 15, now());
        assertFalse(store.complete(id, 30, now()));
        assertFalse(store.fail(id, "TIMED_OUT", true, true, now()));
        assertFalse(store.advance(id, "saving", 80, now()));
        assertFalse(store.saving(id));
        store.streaming(id, Ids.next(), "builtin");
        store.cover(id, new Cover(Ids.next(), "builtin", false));
        store.text(id, null, "other", "builtin");
        JobRow done = row(id);
        assertEquals(15, done.creditsCharged());
        assertNull(done.streamingFileId());
        assertNull(done.artworkFileId());
        assertNull(done.title());
    }

    @Test
    void failingDecidesInTheStateItWasDecidedIn() {
        UUID id = job();
        store.saving(id);
        assertFalse(store.fail(id, "TIMED_OUT", false, true, now()), "meanwhile its track was written: settling decides");
        assertTrue(store.fail(id, "INTERNAL", true, true, now()));
        assertEquals("INTERNAL", row(id).errorCode());
        assertEquals("failed", row(id).phase());
    }

    @Test
    void creditsThatCouldNotBeReturnedStayOnTheRowUntilTheyAre() {
        UUID id = job();
        store.fail(id, "TIMED_OUT", false, false, now());
        assertEquals(15, row(id).creditsReserved());
        store.creditsReturned(id, now());
        assertEquals(0, row(id).creditsReserved());
        UUID other = job();
        store.fail(other, "TIMED_OUT", false, true, now());
        assertEquals(0, row(other).creditsReserved());
    }

    @Test
    void ofManyWhoCompleteOneDoes() throws Exception {
        UUID id = job();
        store.saving(id);
        assertEquals(1, winners(() -> store.complete(id, 15, now())));
    }

    @Test
    void ofManyWhoFailOneDoes() throws Exception {
        UUID id = job();
        assertEquals(1, winners(() -> store.fail(id, "TIMED_OUT", false, true, now())));
    }

    private static long winners(Callable<Boolean> step) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(step));
            }
            long won = 0;
            for (Future<Boolean> one : all) {
                won += one.get() ? 1 : 0;
            }
            return won;
        }
    }

    @Test
    void vendorFailuresAreCountedAPhase() {
        UUID id = job();
        assertEquals(1, store.failed(id));
        assertEquals(2, store.failed(id));
        store.advance(id, "generating_lyrics", 10, now());
        assertEquals(1, store.failed(id), "a phase that was reached begins anew");
    }

    @Test
    void aReservationIsOfOneJob() {
        UUID reservation = Ids.next();
        job(reservation, 15);
        org.junit.jupiter.api.Assertions.assertThrows(RuntimeException.class, () -> job(reservation, 15));
        assertTrue(songs.knowsReservation(reservation));
        assertFalse(songs.knowsReservation(Ids.next()));
        job(null, 0);
        job(null, 0);
    }

    @Test
    void theQueueIsCountedInItsOrder() {
        UUID first = job();
        UUID second = job();
        UUID third = job();
        assertEquals(List.of(0, 1, 2), List.of(row(first).ahead(), row(second).ahead(), row(third).ahead()));
        assertEquals(3, songs.queued());
        store.advance(first, "fetching_content", 5, now());
        assertEquals(List.of(0, 1), List.of(row(second).ahead(), row(third).ahead()));
    }

    @Test
    void jobsAreTheirOwnersAndNewestFirst() {
        UUID first = job();
        UUID second = job();
        assertEquals(List.of(second, first), songs.active(owner, 20).stream().map(JobRow::id).toList());
        assertEquals(1, songs.active(owner, 1).size());
        assertTrue(songs.active(Ids.next(), 20).isEmpty());
        assertTrue(songs.own(Ids.next(), first).isEmpty());
        assertTrue(songs.own(owner, first).isPresent());
        store.fail(second, "CANCELLED", false, true, now());
        assertEquals(List.of(first), songs.active(owner, 20).stream().map(JobRow::id).toList());
    }

    @Test
    void listsReadTheirIndexes() {
        assertTrue(shelf.plan("SELECT id FROM song_jobs j WHERE j.user_id = '" + owner + "' AND j.status IN ('queued', 'processing') "
                + "ORDER BY j.created_at DESC, j.id DESC LIMIT 20").contains("song_jobs_active"));
        shelf.run("INSERT INTO song_jobs (id, user_id, status, phase, percent, visibility, input, track_id, credits_reserved, renewed_at, deadline_at, created_at, "
                + "updated_at) SELECT gen_random_uuid(), gen_random_uuid(), CASE WHEN n % 100 = 0 THEN 'queued' ELSE 'completed' END, 'queued', 0, 'personal', "
                + "'sealed', gen_random_uuid(), 0, now(), now(), now() - n * interval '1 second', now() FROM generate_series(1, 5000) n; ANALYZE song_jobs");
        assertTrue(shelf.plan("SELECT 1 FROM song_jobs q WHERE q.status = 'queued' AND (q.created_at, q.id) < (now() - interval '4000 seconds', '" + owner
                + "') LIMIT 1000").contains("song_jobs_queue"));
    }
}
