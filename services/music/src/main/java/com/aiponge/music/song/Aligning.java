package com.aiponge.music.song;

import com.aiponge.crypto.Ids;
import com.aiponge.music.lyrics.LyricsStore;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.music.lyrics.SyncedLine;
import com.aiponge.music.peers.Members;
import com.aiponge.music.peers.Vendors;
import com.aiponge.music.track.TrackShelfStore;
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

/** Times the lyrics of a finished song; a job of its own, since the song can be played before. */
final class Aligning {
    static final String KIND = "song-alignment";
    /** Then the lyrics stay without times. */
    private static final Duration GIVES_UP_AFTER = Duration.ofHours(1);
    private final Database database;
    private final JobStore store;
    private final Vendors vendors;
    private final LyricsStore lyrics;
    private final LyricsText text;
    private final TrackShelfStore tracks;
    private final Steps steps;
    private final Outbox outbox;
    private final Clock clock;

    Aligning(Database database, JobStore store, Vendors vendors, LyricsStore lyrics, LyricsText text, TrackShelfStore tracks, Steps steps, Outbox outbox,
             Clock clock) {
        this.database = database;
        this.store = store;
        this.vendors = vendors;
        this.lyrics = lyrics;
        this.text = text;
        this.tracks = tracks;
        this.steps = steps;
        this.outbox = outbox;
        this.clock = clock;
    }

    Jobs.Outcome leg(UUID id) {
        JobRow job = store.find(id).orElse(null);
        Take take = job == null ? null : steps.find(id, job.userId(), "take", Take.class).orElse(null);
        SongText sung = take == null ? null : steps.find(id, job.userId(), "text", SongText.class).orElse(null);
        if (sung != null) {
            try {
                store(job, sung, align(job, take, sung));
            } catch (Problem e) {
                if (!Attempts.lasting(e) && clock.instant().isBefore(job.completedAt().plus(GIVES_UP_AFTER))) {
                    throw e;
                }
            }
        }
        steps.forget(id);
        return Jobs.done();
    }

    private List<SyncedLine> align(JobRow job, Take take, SongText sung) {
        Vendors.Alignment alignment = vendors.align(job.userId(), Members.of("operationId", Ids.named(job.id(), "alignment"), "userId", job.userId(),
                "taskId", take.taskId(), "clipId", take.clipId(), "fileId", take.fileId(), "lyrics", sung.content()));
        return Timing.of(sung.content(), alignment.words());
    }

    private void store(JobRow job, SongText sung, List<SyncedLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        database.inTransaction(() -> {
            lyrics.synced(sung.lyricsId(), text.seal(sung.lyricsId(), job.userId(), lines), now);
            if (tracks.synced(job.trackId(), now)) {
                outbox.event(job.userId(), "lyrics.synced", Members.of("trackId", job.trackId(), "lyricsId", sung.lyricsId(), "syncedLinesCount", lines.size()));
                outbox.libraryChanged(job.userId(), "track", "updated", job.trackId());
            }
        });
    }
}
