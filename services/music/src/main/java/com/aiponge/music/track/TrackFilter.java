package com.aiponge.music.track;

import com.aiponge.runtime.http.Input;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Which of the own tracks a list shows, and in which order. */
record TrackFilter(String search, String genre, String language, TrackSort sort) {
    private static final Set<String> LANGUAGES = Set.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");

    static TrackFilter from(Input query) {
        String language = query.text("language", 20);
        String bare = language == null ? null : language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        if (bare != null && !bare.equals("all") && !LANGUAGES.contains(bare)) {
            query.wrong("language", "is not one of the languages", "UNKNOWN_VALUE");
        }
        TrackFilter filter = new TrackFilter(query.trimmed("search", 100), query.trimmed("genre", 100), "all".equals(bare) ? null : bare,
                TrackSort.from(query));
        query.check();
        return filter;
    }

    /** What a cursor is bound to. */
    String list() {
        return "private|" + search + "|" + genre + "|" + language + "|" + sort;
    }

    /** Whether SQL alone can answer; words are encrypted, so what looks at them reads the rows here. */
    boolean bySql() {
        return search == null && genre == null && sort != TrackSort.TITLE;
    }

    boolean matches(TrackWords words) {
        return (genre == null || words.genres().stream().anyMatch(one -> one.equalsIgnoreCase(genre)))
                && (search == null || folded(words.title()).contains(folded(search))
                || words.tags().stream().anyMatch(tag -> folded(tag).contains(folded(search))));
    }

    /** NFC without case, as the contract compares (0.3, rule 10). */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
