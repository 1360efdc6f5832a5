package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds things and people in lines: a noun with its article, as it stands there, so that gender and number agree.
 * No grammar is known; where a word may be a verb the find is dropped.
 */
final class Images {
    private static final int LONGEST = 20;
    private static final List<String> PEOPLE = List.of("family", "friendship", "love");
    private static final List<String> PLACES = List.of("nature", "home", "night");

    private final Lexicon lexicon;

    Images(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The most told first. */
    List<String> of(List<String> lines) {
        Map<String, Integer> count = new LinkedHashMap<>();
        for (String line : lines) {
            for (String part : line.split(",")) {
                find(Words.of(part), count);
            }
        }
        List<String> found = new ArrayList<>(count.keySet());
        found.removeIf(i -> i.length() > LONGEST || lexicon.isDull(i.substring(i.lastIndexOf(' ') + 1)));
        found.sort((a, b) -> Double.compare(rank(b, count), rank(a, count)));
        return found;
    }

    private double rank(String image, Map<String, Integer> count) {
        List<String> words = Words.of(image);
        double liking = PEOPLE.stream().anyMatch(t -> told(t, words)) ? 3 : PLACES.stream().anyMatch(t -> told(t, words)) ? 1 : 0;
        return count.get(image) + liking - (lexicon.isIndefinite(words.getFirst()) ? 2 : 0) - lexicon.negative().hits(words) + image.length() / 100.0;
    }

    private boolean told(String theme, List<String> words) {
        return lexicon.themes().get(theme).hits(words) > 0;
    }

    private void find(List<String> words, Map<String, Integer> count) {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean oblique = i > 0 && lexicon.isPreposition(words.get(i - 1));
            String image = lexicon.isDeterminer(words.get(i)) ? switch (lexicon.nounPhrase()) {
                case "english" -> english(words, i);
                case "romance" -> romance(words, i);
                case "german" -> oblique ? null : german(words, i);
                default -> null;
            } : null;
            if (image != null) {
                count.merge(image, 1, Integer::sum);
            }
        }
    }

    /** "the river", "my old friend"; not "my boss yelled". */
    private String english(List<String> words, int at) {
        List<String> noun = new ArrayList<>();
        for (int i = at + 1; i < words.size() && isContent(words.get(i)); i++) {
            noun.add(words.get(i).toLowerCase(Locale.ROOT));
        }
        if (noun.size() == 2 && looksLikeVerb(noun.getLast())) {
            noun.removeLast();
        }
        boolean sure = !noun.isEmpty() && noun.size() <= 2 && !looksLikeVerb(noun.getLast()) && !noun.getLast().endsWith("ly");
        return sure && (noun.size() < 2 || !noun.getLast().endsWith("s")) ? phrase(words.get(at), noun) : null;
    }

    private boolean looksLikeVerb(String word) {
        return lexicon.isVerb(word) || word.endsWith("ed") || word.endsWith("ing");
    }

    /** "la maison", "mi primera casa". */
    private String romance(List<String> words, int at) {
        List<String> noun = new ArrayList<>();
        int i = at + 1;
        while (i < words.size() && lexicon.isPrenominal(words.get(i))) {
            noun.add(words.get(i++).toLowerCase(Locale.ROOT));
        }
        if (i >= words.size() || !isContent(words.get(i)) || lexicon.isVerb(words.get(i)) || words.get(i).length() < 3) {
            return null;
        }
        noun.add(words.get(i).toLowerCase(Locale.ROOT));
        return phrase(words.get(at), noun);
    }

    /** "meine alte Küche": the noun is the word with the capital. */
    private String german(List<String> words, int at) {
        List<String> noun = new ArrayList<>();
        for (int i = at + 1; i < words.size() && i <= at + 2 && !lexicon.isFunction(words.get(i)); i++) {
            noun.add(words.get(i));
            if (Character.isUpperCase(words.get(i).charAt(0))) {
                return phrase(words.get(at), noun);
            }
        }
        return null;
    }

    private boolean isContent(String word) {
        return word.length() > 2 && !lexicon.isFunction(word);
    }

    private static String phrase(String determiner, List<String> noun) {
        return determiner.toLowerCase(Locale.ROOT) + " " + String.join(" ", noun);
    }
}
