package com.aiponge.music.song;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.media.MediaUrls;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The caller's songs that are not finished, newest first. Thread-safe. */
public final class WorksInProgress {
    private static final int MOST = 10;
    private final SongStore store;
    private final SongView view;
    private final Sentences sentences = new Sentences();

    public WorksInProgress(Database database, FieldCipher cipher, MediaUrls media, Clock clock) {
        this.store = new SongStore(database);
        this.view = new SongView(cipher, media, sentences, new WaitEstimate(), clock);
    }

    public List<Work> of(UUID user, String language) {
        return store.active(user, MOST).stream().map(job -> work(job, language)).toList();
    }

    private Work work(JobRow job, String language) {
        String title = view.title(job.id(), job.userId(), job.title());
        return new Work(job.id(), job.id(), title == null ? sentences.untitled(language) : title, view.artwork(job), job.status(), job.phase(), job.percent(),
                job.createdAt());
    }
}
