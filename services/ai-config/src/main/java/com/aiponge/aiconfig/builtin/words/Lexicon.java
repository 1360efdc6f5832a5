package com.aiponge.aiconfig.builtin.words;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What we know about the words of one language. */
final class Lexicon {
    private static final Set<String> WITHOUT_SPACES = Set.of("ja");

    private final Set<String> function;
    private final Set<String> determiners;
    private final Set<String> joins;
    private final Set<String> subordinates;
    private final Set<String> prepositions;
    private final Set<String> prenominal;
    private final Set<String> verbs;
    private final Set<String> fillers;
    private final Set<String> dangling;
    private final Set<String> indefinite;
    private final WordList dull;
    private final String nounPhrase;
    private final WordList rude;
    private final WordList harm;
    private final WordList positive;
    private final WordList negative;
    private final Set<String> negations;
    private final Map<String, WordList> themes;
    private final Map<String, WordList> moods;

    private Lexicon(Bank bank, boolean anywhere) {
        function = bank.words("function");
        determiners = bank.words("determiners");
        joins = bank.words("joins");
        subordinates = bank.words("subordinates");
        prepositions = bank.words("prepositions");
        prenominal = bank.words("prenominal");
        verbs = bank.words("verbs");
        fillers = bank.words("fillers");
        dangling = bank.words("dangling");
        indefinite = bank.words("indefinite");
        dull = new WordList(bank.words("dull"), anywhere);
        nounPhrase = bank.words("noun-phrase").stream().findFirst().orElse("none");
        rude = new WordList(bank.words("rude"), anywhere);
        harm = new WordList(bank.words("harm"), anywhere);
        positive = new WordList(bank.words("positive"), anywhere);
        negative = new WordList(bank.words("negative"), anywhere);
        negations = bank.words("negations");
        themes = lists(bank, "theme", anywhere);
        moods = lists(bank, "mood", anywhere);
    }

    static Lexicon load(String language) {
        return new Lexicon(Bank.load(language + ".lexicon.txt"), WITHOUT_SPACES.contains(language));
    }

    private static Map<String, WordList> lists(Bank bank, String kind, boolean anywhere) {
        Map<String, WordList> lists = new LinkedHashMap<>();
        for (String name : new TreeSet<>(bank.kinds(kind))) {
            lists.put(name, new WordList(bank.words(kind + " " + name), anywhere));
        }
        return lists;
    }

    /** Articles, pronouns, auxiliaries and the like: words that carry no picture. French and others elide them: j'ai. */
    boolean isFunction(String word) {
        String w = lower(word);
        int elision = w.indexOf('\'');
        return function.contains(w) || determiners.contains(w) || joins.contains(w) || subordinates.contains(w)
                || prepositions.contains(w)
                || elision > 0 && function.contains(w.substring(0, elision + 1)) && isFunction(w.substring(elision + 1));
    }

    boolean isDeterminer(String word) {
        return determiners.contains(lower(word));
    }

    boolean isJoin(String word) {
        return joins.contains(lower(word));
    }

    boolean isSubordinate(String word) {
        String w = lower(word);
        int elision = w.indexOf('\'');
        return subordinates.contains(w) || elision > 0 && subordinates.contains(w.substring(0, elision + 1));
    }

    boolean isPreposition(String word) {
        return prepositions.contains(lower(word));
    }

    boolean isPrenominal(String word) {
        return prenominal.contains(lower(word));
    }

    boolean isVerb(String word) {
        return verbs.contains(lower(word));
    }

    boolean isFiller(String word) {
        return fillers.contains(lower(word));
    }

    /** A word that cannot end a line. */
    boolean dangles(String word) {
        String w = lower(word);
        return dangling.contains(w) || determiners.contains(w) || joins.contains(w) || subordinates.contains(w)
                || prepositions.contains(w);
    }

    /** An article for one of many: "a dog" is less to a writer than "my dog". */
    boolean isIndefinite(String determiner) {
        return indefinite.contains(lower(determiner));
    }

    /** A noun that shows nothing: "time", "way". */
    boolean isDull(String noun) {
        return dull.has(noun);
    }

    boolean isNegation(String word) {
        return negations.contains(lower(word));
    }

    String nounPhrase() {
        return nounPhrase;
    }

    WordList rude() {
        return rude;
    }

    WordList harm() {
        return harm;
    }

    WordList positive() {
        return positive;
    }

    WordList negative() {
        return negative;
    }

    Map<String, WordList> themes() {
        return themes;
    }

    Map<String, WordList> moods() {
        return moods;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
