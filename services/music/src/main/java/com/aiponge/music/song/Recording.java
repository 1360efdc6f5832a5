package com.aiponge.music.song;

import com.aiponge.music.peers.Accounts;
import com.aiponge.music.peers.Members;
import com.aiponge.music.peers.Vendors;
import com.aiponge.runtime.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Orders the music once and asks about it until it is there, without holding a thread for long. Thread-safe. */
final class Recording {
    private static final Duration RENEWAL = Duration.ofMinutes(5);
    /** So many jobs at once may wait with the vendor side for a fast end; all others only look and come back. */
    private static final int PATIENT = 8;
    private static final int PATIENCE_SECONDS = 2;
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private final Vendors vendors;
    private final Accounts accounts;
    private final JobStore store;
    private final Attempts attempts;
    private final Clock clock;
    private final Semaphore patient = new Semaphore(PATIENT);

    Recording(Vendors vendors, Accounts accounts, JobStore store, Attempts attempts, Clock clock) {
        this.vendors = vendors;
        this.accounts = accounts;
        this.store = store;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** The order carries the job's id: however often it is repeated, it is placed and paid once. */
    Vendors.Ordered order(JobRow job, SongOrder order, Content content, SongText text) {
        Sound sound = content.sound();
        String tags = Stream.concat(Stream.of(sound.genre(), text.mood(), sound.culturalStyle()), sound.instruments().stream())
                .filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
        boolean instrumental = order.input().instrumental();
        return attempts.of(job, Failure.AUDIO_FAILED, () -> vendors.order(job.userId(), Members.of("operationId", job.id(), "userId", job.userId(),
                "lyrics", instrumental ? "" : text.content(), "title", text.title(), "tags", tags, "style", sound.style(),
                "durationSeconds", content.quality().equals("draft") ? 120 : 180, "instrumental", instrumental, "vocalGender", sound.vocalGender(),
                "styleWeight", sound.styleWeight(), "negativeTags", sound.negativeTags(), "quality", content.quality())));
    }

    /**
     * How the recording is doing; empty when nobody can say just now.
     *
     * @param fresh the order was placed a moment ago: a fast vendor may be waited for
     */
    Optional<Vendors.Recording> look(JobRow job, Vendors.Ordered task, boolean fresh) {
        renew(job);
        boolean waits = fresh && patient.tryAcquire();
        try {
            return Optional.of(vendors.look(job.userId(), task.taskId(), waits ? PATIENCE_SECONDS : 0));
        } catch (Problem e) {
            if (Attempts.lasting(e)) {
                throw new SongFailed(Failure.AUDIO_FAILED);
            }
            return Optional.empty();
        } finally {
            if (waits) {
                patient.release();
            }
        }
    }

    /** When to look again: sooner for those that began lately, so that no song waits much longer than it must; not after the deadline. */
    Duration pause(JobRow job) {
        Instant now = clock.instant();
        Duration running = job.startedAt() == null ? Duration.ZERO : Duration.between(job.startedAt(), now);
        Duration pace = limited(running.dividedBy(5), SHORTEST, LONGEST);
        Duration left = Duration.between(now, job.deadlineAt());
        return limited(left, LEAST, pace);
    }

    private static Duration limited(Duration wanted, Duration least, Duration most) {
        return wanted.compareTo(least) < 0 ? least : wanted.compareTo(most) > 0 ? most : wanted;
    }

    private void renew(JobRow job) {
        Instant now = clock.instant();
        if (job.reservationId() == null || now.isBefore(job.renewedAt().plus(RENEWAL))) {
            return;
        }
        try {
            accounts.renew(job.userId(), job.reservationId());
            store.renewed(job.id(), now);
        } catch (Problem e) {
            if (Attempts.lasting(e)) {
                throw new SongFailed(Failure.TIMED_OUT);
            }
        }
    }
}
