package com.aiponge.music.song;

import com.aiponge.music.peers.Accounts;
import com.aiponge.music.peers.Members;
import com.aiponge.music.track.TrackShelfStore;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.Jobs;
import com.aiponge.runtime.jobs.Steps;
import java.time.Clock;
import java.time.Duration;

/** Fails a song: credits back, no track, no file in use, and a reason in words. Repeatable at every point. */
final class Ending {
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(1);

    private enum Credits { RETURNED, NOT_YET, PAID }

    private final Database database;
    private final JobStore store;
    private final TrackShelfStore tracks;
    private final Saving saving;
    private final Accounts accounts;
    private final Steps steps;
    private final Outbox outbox;
    private final Sentences sentences;
    private final Clock clock;

    Ending(Database database, JobStore store, TrackShelfStore tracks, Saving saving, Accounts accounts, Steps steps, Outbox outbox, Sentences sentences,
           Clock clock) {
        this.database = database;
        this.store = store;
        this.tracks = tracks;
        this.saving = saving;
        this.accounts = accounts;
        this.steps = steps;
        this.outbox = outbox;
        this.sentences = sentences;
        this.clock = clock;
    }

    Jobs.Outcome fail(JobRow job, Failure failure, String language) {
        // Before the row changes, so that whoever reads the failure finds the credits returned; if the user service is away, later.
        Credits credits = giveBack(job, failure);
        if (credits == Credits.PAID) {
            // Another instance has settled meanwhile: what is paid for is finished, not failed.
            return Jobs.again(SOON);
        }
        boolean failed = database.transaction(() -> {
            if (!store.fail(job.id(), failure.name(), job.saving(), credits == Credits.RETURNED, clock.instant())) {
                return false;
            }
            tracks.deleteHidden(job.trackId());
            outbox.event(job.userId(), "music.generation.failed", Members.of("requestId", job.id(), "errorCode", failure.name(),
                    "errorMessage", sentences.failure(failure.name(), language), "creditsReturned", job.creditsReserved()));
            return true;
        });
        return failed ? tidy(store.find(job.id()).orElse(job), failure) : Jobs.again(Duration.ZERO);
    }

    /** What is left to do for a failed job. */
    Jobs.Outcome tidy(JobRow job, Failure failure) {
        if (job.creditsReserved() > 0) {
            if (giveBack(job, failure) == Credits.NOT_YET) {
                return Jobs.again(LATER);
            }
            store.creditsReturned(job.id(), clock.instant());
        }
        try {
            saving.release(job);
        } catch (Problem e) {
            return Jobs.again(LATER);
        }
        steps.forget(job.id());
        return Jobs.done();
    }

    private Credits giveBack(JobRow job, Failure failure) {
        if (job.reservationId() == null || job.creditsReserved() == 0) {
            return Credits.RETURNED;
        }
        try {
            accounts.cancel(job.userId(), job.reservationId(), failure.name());
            return Credits.RETURNED;
        } catch (Problem e) {
            if (e.status() == 409) {
                return Credits.PAID;
            }
            return Attempts.lasting(e) ? Credits.RETURNED : Credits.NOT_YET;
        }
    }
}
