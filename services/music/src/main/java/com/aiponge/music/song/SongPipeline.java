package com.aiponge.music.song;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.lyrics.LyricsRow;
import com.aiponge.music.lyrics.LyricsStore;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.music.lyrics.LyricsWords;
import com.aiponge.music.peers.Vendors;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.jobs.Jobs;
import com.aiponge.runtime.jobs.Steps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One leg of a song job. Every step's result is stored before the next begins, remote work carries an id that a repeat finds again, and while the
 * music is made the job is rescheduled: no thread waits.
 */
final class SongPipeline {
    static final String KIND = "song";
    private final JobStore store;
    private final Progress progress;
    private final Steps steps;
    private final Gathering gathering;
    private final Writing writing;
    private final Recording recording;
    private final Painting painting;
    private final Saving saving;
    private final Ending ending;
    private final Attempts attempts;
    private final LyricsStore lyrics;
    private final LyricsText lyricsText;
    private final FieldCipher cipher;
    private final SealedJson<SongOrder> orders;
    private final Checkpoint checkpoint;
    private final Clock clock;

    SongPipeline(JobStore store, Progress progress, Steps steps, Gathering gathering, Writing writing, Recording recording, Painting painting,
                 Saving saving, Ending ending, LyricsStore lyrics, FieldCipher cipher, Checkpoint checkpoint, Clock clock) {
        this.store = store;
        this.progress = progress;
        this.steps = steps;
        this.gathering = gathering;
        this.writing = writing;
        this.recording = recording;
        this.painting = painting;
        this.saving = saving;
        this.ending = ending;
        this.attempts = new Attempts(store);
        this.lyrics = lyrics;
        this.lyricsText = new LyricsText(cipher);
        this.cipher = cipher;
        this.orders = Songs.orders(cipher);
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    Jobs.Outcome leg(UUID id) {
        JobRow job = store.find(id).orElse(null);
        if (job == null || job.completed()) {
            return Jobs.done();
        }
        if (!job.active()) {
            return ending.tidy(job, Failure.valueOf(job.errorCode()));
        }
        try {
            return step(job);
        } catch (SongFailed e) {
            JobRow now = store.find(id).orElseThrow();
            return ending.fail(now, e.failure(), order(now).speaks());
        } catch (Overtaken e) {
            return Jobs.again(Duration.ZERO);
        }
    }

    private Jobs.Outcome step(JobRow job) {
        if (!job.saving() && !clock.instant().isBefore(job.deadlineAt())) {
            throw new SongFailed(Failure.TIMED_OUT);
        }
        return job.saving() ? finish(job) : ordered(job).map(task -> listen(job, task, false)).orElseGet(() -> begin(job));
    }

    private Optional<Vendors.Ordered> ordered(JobRow job) {
        return job.percent() < SongPhase.GENERATING_MUSIC.percent() ? Optional.empty() : find(job, "task", Vendors.Ordered.class);
    }

    private Jobs.Outcome begin(JobRow queued) {
        JobRow job = progress.to(queued, SongPhase.FETCHING_CONTENT);
        SongOrder order = order(job);
        Content content = once(job, "content", Content.class, () -> attempts.of(queued, Failure.LYRICS_FAILED, () -> gathering.content(queued, order)));
        job = progress.to(job, SongPhase.GENERATING_LYRICS);
        SongText text = once(job, "text", SongText.class, () -> writing.text(queued, order, content));
        job = progress.to(job, SongPhase.GENERATING_LYRICS, SongPhase.LYRICS_SHOWN, () -> show(queued, content, text));
        job = progress.to(job, SongPhase.GENERATING_ARTWORK);
        // The music is ordered first: the cover is made while it is recorded.
        Vendors.Ordered task = once(job, "task", Vendors.Ordered.class, () -> recording.order(queued, order, content, text));
        Cover cover = once(job, "cover", Cover.class, () -> painting.cover(queued, order, content, text));
        job = progress.to(job, SongPhase.GENERATING_MUSIC, SongPhase.GENERATING_MUSIC.percent(), () -> store.cover(queued.id(), cover));
        return listen(job, task, true);
    }

    private Jobs.Outcome listen(JobRow job, Vendors.Ordered task, boolean fresh) {
        Optional<Vendors.Recording> looked = recording.look(job, task, fresh);
        if (looked.isEmpty()) {
            return Jobs.again(recording.pause(job));
        }
        Vendors.Recording heard = looked.get();
        if (heard.status().equals("failed")) {
            throw new SongFailed(Failure.ofVendor(heard.errorCode()));
        }
        if (heard.status().equals("succeeded") && heard.fileId() != null) {
            save(job, task, heard);
            return finish(store.find(job.id()).orElseThrow(Overtaken::new));
        }
        if (heard.fileId() != null && job.percent() < SongPhase.FIRST_TAKE) {
            progress.to(job, SongPhase.GENERATING_MUSIC, SongPhase.FIRST_TAKE, () -> store.streaming(job.id(), heard.fileId(), heard.provider()));
        }
        return Jobs.again(recording.pause(job));
    }

    private void save(JobRow job, Vendors.Ordered task, Vendors.Recording heard) {
        int seconds = heard.durationSeconds() == null ? 0 : (int) Math.round(heard.durationSeconds());
        Take take = new Take(task.taskId(), task.providerId(), heard.provider(), heard.fileId(), seconds, heard.clipId(), heard.costMicros());
        Content content = need(job, "content", Content.class);
        SongText text = need(job, "text", SongText.class);
        Cover cover = need(job, "cover", Cover.class);
        checkpoint.around(job.id(), "track", () -> progress.to(job, SongPhase.SAVING, SongPhase.SAVING.percent(), () -> {
            store.streaming(job.id(), take.fileId(), take.provider());
            saving.write(job, content, text, cover, take);
        }));
    }

    private Jobs.Outcome finish(JobRow job) {
        // Past the deadline only files can still hold it up; once they are in use the ledger decides.
        if (!clock.instant().isBefore(job.deadlineAt()) && find(job, "files", Saving.Used.class).isEmpty()) {
            throw new SongFailed(Failure.STORAGE_FAILED);
        }
        saving.settle(job, need(job, "content", Content.class), need(job, "text", SongText.class), need(job, "cover", Cover.class),
                need(job, "take", Take.class));
        return Jobs.done();
    }

    private void show(JobRow job, Content content, SongText text) {
        if (text.written()) {
            Instant now = clock.instant();
            LyricsWords words = new LyricsWords(text.title(), text.content(), content.sound().style(), text.mood(), text.themes());
            lyrics.insert(new LyricsRow(text.lyricsId(), job.userId(), job.entryId(), lyricsText.seal(text.lyricsId(), job.userId(), words), null,
                    text.language(), text.provider(), job.visibility(), now, now));
        }
        store.text(job.id(), text.lyricsId(), cipher.encrypt(text.title(), SongView.titleOf(job.id(), job.userId())), text.provider());
    }

    private SongOrder order(JobRow job) {
        return orders.open(job.id(), job.userId(), job.input());
    }

    private <T> T once(JobRow job, String step, Class<T> type, Supplier<T> work) {
        return checkpoint.around(job.id(), step, () -> steps.once(job.id(), job.userId(), step, type, work));
    }

    private <T> Optional<T> find(JobRow job, String step, Class<T> type) {
        return steps.find(job.id(), job.userId(), step, type);
    }

    private <T> T need(JobRow job, String step, Class<T> type) {
        return find(job, step, type).orElseThrow(Overtaken::new);
    }
}
