package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a text is about, by the words it uses. */
public final class Themes {
    private static final int MOST = 4;

    /** At most four themes, the strongest first; none when no word gives one. */
    public List<String> of(String text, String language) {
        Lexicon lexicon = Tongues.lexicon(Tongues.primary(language));
        List<String> words = Words.of(text);
        Map<String, Integer> hits = new HashMap<>();
        lexicon.themes().forEach((theme, list) -> hits.put(theme, list.hits(words)));
        List<String> found = new ArrayList<>(lexicon.themes().keySet());
        found.removeIf(theme -> hits.get(theme) == 0);
        found.sort(Comparator.comparing((String theme) -> -hits.get(theme)).thenComparing(theme -> theme));
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }
}
