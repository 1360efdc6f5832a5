package com.aiponge.music.song;

import com.aiponge.music.lyrics.LyricsRow;
import com.aiponge.music.lyrics.LyricsStore;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.music.lyrics.LyricsWords;
import com.aiponge.music.peers.Accounts;
import com.aiponge.runtime.http.Problem;
import java.util.List;

/** First step: which text is used, for whom, and how it should sound. */
final class Gathering {
    private static final List<String> QUALITIES = List.of("draft", "standard", "premium", "studio");
    private final Accounts accounts;
    private final LyricsStore lyrics;
    private final LyricsText lyricsText;

    Gathering(Accounts accounts, LyricsStore lyrics, LyricsText lyricsText) {
        this.accounts = accounts;
        this.lyrics = lyrics;
        this.lyricsText = lyricsText;
    }

    Content content(JobRow job, SongOrder order) {
        SongInput input = order.input();
        Accounts.SongContext person = accounts.songContext(job.userId());
        Accounts.Entry entry = input.entryId() == null ? null : entry(job, input);
        Sound sound = input.sound().filled(person.preferences(), entry == null ? null : entry.moodContext());
        String language = !input.language().equals("auto") ? input.language() : entry != null && entry.language() != null ? entry.language() : "auto";
        String risk = order.riskLevel() != null ? order.riskLevel() : entry != null && entry.riskLevel() != null ? entry.riskLevel() : "none";
        String quality = QUALITIES.get(Math.min(QUALITIES.indexOf(input.quality()), Math.max(0, QUALITIES.indexOf(person.bestQuality()))));
        Content made = new Content("text", input.sourceText(), input.title(), risk, person.displayName(), person.isGuest(), quality, sound, language, null,
                entry == null || entry.themes() == null ? List.of() : entry.themes(), person.preferences(), person.persona());
        if (input.lyricsId() != null) {
            return withLyrics(job, input, made);
        }
        if (input.entryContent() != null) {
            return with(made, entry == null ? "text" : "entry", input.entryContent());
        }
        if (entry != null) {
            return with(made, "entry", entry.content());
        }
        if (order.pictureId() != null) {
            return with(made, "picture", input.pictureContext() != null ? input.pictureContext() : input.title() != null ? input.title() : "A picture");
        }
        return made;
    }

    /** The text on the screen is enough when the entry has gone since. */
    private Accounts.Entry entry(JobRow job, SongInput input) {
        try {
            return accounts.entry(job.userId(), input.entryId());
        } catch (Problem e) {
            if (e.status() != 404 || input.entryContent() == null && input.lyricsId() == null) {
                throw e;
            }
            return null;
        }
    }

    private Content withLyrics(JobRow job, SongInput input, Content made) {
        LyricsRow row = lyrics.own(job.userId(), input.lyricsId()).orElseThrow(() -> new SongFailed(Failure.LYRICS_FAILED));
        LyricsWords words = lyricsText.words(row.id(), row.userId(), row.sealed());
        String title = made.title() != null ? made.title() : words.title();
        return new Content("lyrics", words.content(), title, made.riskLevel(), made.displayName(), made.guest(), made.quality(), made.sound(), row.language(),
                row.provider(), words.themes(), made.preferences(), made.persona());
    }

    private static Content with(Content made, String kind, String text) {
        return new Content(kind, text, made.title(), made.riskLevel(), made.displayName(), made.guest(), made.quality(), made.sound(), made.language(),
                made.lyricsProvider(), made.themes(), made.preferences(), made.persona());
    }
}
