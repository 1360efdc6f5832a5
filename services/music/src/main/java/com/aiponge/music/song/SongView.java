package com.aiponge.music.song;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.runtime.media.MediaUrls;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Makes the job of the contract from its row, in the reader's language. Thread-safe. */
final class SongView {
    private final FieldCipher cipher;
    private final LyricsText lyrics;
    private final MediaUrls media;
    private final Sentences sentences;
    private final WaitEstimate waits;
    private final Clock clock;

    SongView(FieldCipher cipher, MediaUrls media, Sentences sentences, WaitEstimate waits, Clock clock) {
        this.cipher = cipher;
        this.lyrics = new LyricsText(cipher);
        this.media = media;
        this.sentences = sentences;
        this.waits = waits;
        this.clock = clock;
    }

    SongJob of(JobRow job, String language) {
        String words = job.lyricsId() == null ? null : lyrics.words(job.lyricsId(), job.lyricsOwner(), job.lyricsSealed()).content();
        boolean failed = job.status().equals("failed");
        return new SongJob(job.id(), job.id(), job.userId(), job.entryId(), job.status(), job.phase(), job.percent(), job.visibility(),
                job.completed() ? job.trackId() : null, title(job.id(), job.userId(), job.title()), artwork(job),
                job.artworkFailed() ? sentences.noCover(language) : null, failed ? null : streaming(job), words, job.lyricsId(),
                job.ahead() == null ? null : Integer.valueOf(job.ahead() + 1), wait(job),
                new SongJob.Providers(job.lyricsProvider(), job.musicProvider(), job.artworkProvider()), job.errorCode(),
                sentences.failure(job.errorCode(), language), job.creditsReserved(), job.creditsCharged(), job.createdAt(), job.updatedAt(),
                job.startedAt(), job.completedAt());
    }

    String title(UUID job, UUID owner, String sealed) {
        return cipher.decrypt(sealed, titleOf(job, owner));
    }

    String artwork(JobRow job) {
        return media.signed(job.artworkFileId(), "cover.jpg", job.expiresAt());
    }

    String streaming(JobRow job) {
        return media.signed(job.streamingFileId(), "song.mp3", job.expiresAt());
    }

    static FieldContext titleOf(UUID job, UUID owner) {
        return new FieldContext("song_jobs", "title", job, owner);
    }

    private Integer wait(JobRow job) {
        return job.active() ? waits.left(Duration.between(job.startedAt() == null ? clock.instant() : job.startedAt(), clock.instant())) : null;
    }
}
