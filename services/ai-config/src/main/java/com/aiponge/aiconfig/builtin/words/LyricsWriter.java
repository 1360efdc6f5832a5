package com.aiponge.aiconfig.builtin.words;

import java.util.List;

/** Writes a song text from an entry, without any model: the same order always gives the same song. */
public final class LyricsWriter {
    private final LanguageGuesser guesser = new LanguageGuesser();
    private final Themes themes = new Themes();
    private final Feelings feelings = new Feelings();

    /** Never fails: an entry that gives nothing to sing gets a song of its mood. */
    public LyricsDraft write(LyricsOrder order) {
        String wanted = wanted(order);
        String language = Tongues.sings(wanted) ? wanted : Tongues.FALLBACK;
        String heard = guesser.guess(order.text(), wanted);
        String mood = order.mood().isBlank() ? feelings.moodOf(order.text(), heard) : order.mood().strip();
        MoodFamily family = MoodFamily.known(mood).orElseGet(() -> MoodFamily.of(feelings.moodOf(order.text(), heard)));
        List<String> about = themes.of(order.text(), heard);
        Draw draw = new Draw(order.seed(), order.text(), mood, order.genre(), language, String.valueOf(order.framework()));
        Composer composer = new Composer(Tongues.lines(language), draw);
        String content;
        if (order.supportive()) {
            content = composer.supportive();
        } else {
            // Words of another language would not sing in this one; its themes still do.
            Material material = heard.equals(language) ? Material.of(order.text(), Tongues.lexicon(language), draw) : Material.NONE;
            content = composer.personal(material, family, about, Attitude.of(order.framework(), family, draw), order.genre());
        }
        String title = new Titles(language).of(order.supportive() ? "supportive" : family.section(), List.of(order.text()), draw);
        return new LyricsDraft(title, content, language, !language.equals(wanted), about, mood);
    }

    private String wanted(LyricsOrder order) {
        String code = Tongues.primary(order.language());
        return code.isEmpty() || code.equals("auto") ? guesser.guess(order.text()) : code;
    }
}
