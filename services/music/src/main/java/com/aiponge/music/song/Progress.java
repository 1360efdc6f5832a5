package com.aiponge.music.song;

import com.aiponge.music.peers.Members;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import java.time.Clock;

/** Moves a job forward; each step and its live event are one transaction, and percentages never fall. */
final class Progress {
    private final Database database;
    private final JobStore store;
    private final Outbox outbox;
    private final SongView view;
    private final Clock clock;

    Progress(Database database, JobStore store, Outbox outbox, SongView view, Clock clock) {
        this.database = database;
        this.store = store;
        this.outbox = outbox;
        this.view = view;
        this.clock = clock;
    }

    JobRow to(JobRow job, SongPhase phase) {
        return to(job, phase, phase.percent(), () -> { });
    }

    /**
     * @param facts more to store with the step; runs again when a step is repeated
     * @return the job as it is now
     * @throws Overtaken when the job is over
     */
    JobRow to(JobRow job, SongPhase phase, int percent, Runnable facts) {
        return database.transaction(() -> {
            facts.run();
            boolean moved = store.advance(job.id(), phase.wire(), percent, clock.instant());
            JobRow now = store.find(job.id()).filter(JobRow::active).orElseThrow(Overtaken::new);
            if (moved) {
                outbox.event(now.userId(), "music.generation.progress", Members.of("requestId", now.id(), "status", now.status(), "phase", now.phase(),
                        "percentComplete", now.percent(), "trackTitle", view.title(now.id(), now.userId(), now.title()),
                        "artworkUrl", view.artwork(now), "streamingUrl", view.streaming(now)));
            }
            return now;
        });
    }
}
