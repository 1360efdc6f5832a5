package com.aiponge.music.song;

import com.aiponge.music.album.DefaultAlbumStore;
import com.aiponge.music.peers.Accounts;
import com.aiponge.music.peers.Members;
import com.aiponge.music.peers.StoredFiles;
import com.aiponge.music.track.NewTrack;
import com.aiponge.music.track.TrackShelfStore;
import com.aiponge.music.track.TrackWords;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.Jobs;
import com.aiponge.runtime.jobs.Steps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The end of a song: its track is written hidden, its files are taken into use, the credits are settled, and only then the track enters the library
 * together with the job's completion. So nobody pays for a song that is not there, and no song is there that was not paid.
 */
final class Saving {
    private static final Duration GUEST_SONG = Duration.ofHours(48);
    private final Database database;
    private final JobStore store;
    private final TrackShelfStore tracks;
    private final DefaultAlbumStore albums;
    private final StoredFiles files;
    private final Accounts accounts;
    private final Steps steps;
    private final Outbox outbox;
    private final Jobs jobs;
    private final WaitEstimate waits;
    private final Checkpoint checkpoint;
    private final Clock clock;

    Saving(Database database, JobStore store, TrackShelfStore tracks, DefaultAlbumStore albums, StoredFiles files, Accounts accounts, Steps steps, Outbox outbox,
           Jobs jobs, WaitEstimate waits, Checkpoint checkpoint, Clock clock) {
        this.database = database;
        this.store = store;
        this.tracks = tracks;
        this.albums = albums;
        this.files = files;
        this.accounts = accounts;
        this.steps = steps;
        this.outbox = outbox;
        this.jobs = jobs;
        this.waits = waits;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    record Used(List<UUID> files) {
    }

    private record Paid(int amount) {
    }

    /** Part of the transaction that moves the job to saving. */
    void write(JobRow job, Content content, SongText text, Cover cover, Take take) {
        if (!store.saving(job.id())) {
            throw new Overtaken();
        }
        steps.store(job.id(), job.userId(), "take", take);
        Instant now = clock.instant();
        tracks.insertHidden(new NewTrack(job.trackId(), job.userId(),
                new TrackWords(text.title(), text.mood(), List.of(content.sound().genre()), List.of()), name(content), take.fileId(), cover.fileId(),
                take.seconds(), text.lyricsId(), job.entryId(), text.language(), job.visibility(), content.quality(), take.provider(),
                content.guest() ? now.plus(GUEST_SONG) : null, now));
    }

    /** Repeatable from the written track to the completed job. @throws SongFailed when the reservation is no longer there */
    void settle(JobRow job, Content content, SongText text, Cover cover, Take take) {
        checkpoint.around(job.id(), "files", () -> steps.once(job.id(), job.userId(), "files", Used.class, () -> use(job, cover, take)));
        Paid paid = checkpoint.around(job.id(), "settle", () -> steps.once(job.id(), job.userId(), "paid", Paid.class, () -> pay(job)));
        checkpoint.around(job.id(), "completion", () -> database.transaction(() -> complete(job, content, text, take, paid.amount())));
    }

    /** The files of a song that failed after all are no longer in use. */
    void release(JobRow job) {
        Stream.of(job.streamingFileId(), job.artworkFileId()).filter(file -> file != null)
                .forEach(file -> files.release(job.userId(), file, reference(job)));
    }

    private Used use(JobRow job, Cover cover, Take take) {
        List<UUID> used = Stream.of(take.fileId(), cover.fileId()).filter(file -> file != null).toList();
        for (UUID file : used) {
            try {
                files.use(job.userId(), file, reference(job));
            } catch (Problem e) {
                if (Attempts.lasting(e)) {
                    throw new SongFailed(Failure.STORAGE_FAILED);
                }
                throw e;
            }
        }
        return new Used(used);
    }

    private Paid pay(JobRow job) {
        if (job.reservationId() == null) {
            return new Paid(0);
        }
        try {
            return new Paid(accounts.settleSong(job.userId(), job.reservationId()).settledAmount());
        } catch (Problem e) {
            if (Attempts.lasting(e)) {
                throw new SongFailed(clock.instant().isBefore(job.deadlineAt()) ? Failure.INTERNAL : Failure.TIMED_OUT);
            }
            throw e;
        }
    }

    private boolean complete(JobRow job, Content content, SongText text, Take take, int paid) {
        Instant now = clock.instant();
        if (!store.complete(job.id(), paid, now)) {
            return false;
        }
        DefaultAlbumStore.Placed place = albums.place(job.userId(), name(content), text.language(), take.seconds(), now);
        tracks.publish(job.trackId(), place.albumId(), place.number(), job.visibility().equals("personal") ? "active" : "published", now);
        Duration took = Duration.between(job.createdAt(), now);
        outbox.event(job.userId(), "music.generation.completed", Members.of("requestId", job.id(), "trackId", job.trackId(), "albumId", place.albumId(),
                "trackTitle", text.title(), "entryId", job.entryId()));
        outbox.libraryChanged(job.userId(), "track", "created", job.trackId());
        outbox.libraryChanged(job.userId(), "album", place.created() ? "created" : "updated", place.albumId());
        outbox.usage(new Outbox.Usage("song.generated", job.userId(), "songs", take.providerId(), null, null, null, take.costMicros(), (int) took.toMillis(),
                true, null));
        if (text.lyricsId() != null) {
            jobs.submit(Aligning.KIND, job.id());
        } else {
            steps.forget(job.id());
        }
        database.afterCommit(() -> waits.finished(took));
        return true;
    }

    private static String name(Content content) {
        return content.displayName() == null || content.displayName().isBlank() ? "Aiponge" : content.displayName();
    }

    private static String reference(JobRow job) {
        return "track:" + job.trackId();
    }
}
