package com.aiponge.music.song;

import com.aiponge.runtime.http.Problem;
import java.util.Set;
import java.util.function.Supplier;

/** Tells failures that last from those that pass: the former end the song, the latter rise, and the leg is run again. */
final class Attempts {
    /** After so many failures of the vendors in one phase it is over. */
    private static final int VENDOR_FAILURES = 3;
    /** With the pauses between legs a service has some fifteen seconds to come back. */
    private static final int ABSENCES = 5;
    private static final int AWAY = 503;
    private static final Set<Integer> LASTING = Set.of(400, 403, 404, 409, 410, 413, 415, 422);
    private final JobStore store;

    Attempts(JobStore store) {
        this.store = store;
    }

    <T> T of(JobRow job, Failure failure, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem e) {
            if (lasting(e) || e.status() == 502 && store.failed(job.id()) >= VENDOR_FAILURES) {
                throw new SongFailed(failure);
            }
            throw e;
        }
    }

    /** Whether a part of the platform is away, and not for too long yet: what a song can do without is worth another leg then. */
    boolean passing(JobRow job, Problem problem) {
        return problem.status() == AWAY && store.failed(job.id()) < ABSENCES;
    }

    static boolean lasting(Problem problem) {
        return LASTING.contains(problem.status());
    }
}
