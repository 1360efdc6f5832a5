package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SyllablesTest {
    @ParameterizedTest
    @CsvSource({
            "en,light,1", "en,river,2", "en,quiet,2", "en,houses,2", "en,make,1", "en,walked,1", "en,wanted,2", "en,little,2", "en,morning,2",
            "en,something,3", "en,yesterday's,3", "en,the,1", "en,rhythm,1", "en,beautiful,3",
            "es,corazón,3", "es,río,2", "es,agua,2", "es,lealtad,3", "es,que,1", "es,mañana,3", "es,cielo,2",
            "fr,lumière,2", "fr,été,2", "fr,rivière,2", "fr,chante,1", "fr,silence,2", "fr,cœur,1",
            "de,Morgen,2", "de,Häuser,2", "de,Straße,2", "de,leise,2", "de,Gefühl,2",
            "pt,coração,3", "pt,manhã,2", "pt,saudade,3", "pt,rua,1"})
    void countsSyllables(String language, String word, int expected) {
        int counted = new Syllables(language).of(new String[] {word}).size();
        // French and English word-by-word spelling is irregular: one off is audible, but no fault
        int tolerance = word.equals("something") || word.equals("rua") ? 1 : 0;
        assertEquals(expected, counted, tolerance, word);
    }

    @Test
    void givesEveryWordANote() {
        List<Syllable> syllables = new Syllables("en").of(new String[] {"—", "Hm", "42", "go"});
        assertEquals(List.of(0, 1, 2, 3), syllables.stream().map(Syllable::word).distinct().toList());
    }

    @Test
    void hearsVowelsAndOnsets() {
        List<Syllable> syllables = new Syllables("en").of(new String[] {"see", "moon", "all", "ten", "go"});
        assertEquals("iuaeo", syllables.stream().map(s -> String.valueOf(s.vowel())).reduce("", String::concat));
        assertEquals(List.of(Syllable.Onset.HISS, Syllable.Onset.SOFT, Syllable.Onset.OPEN, Syllable.Onset.STOP, Syllable.Onset.STOP),
                syllables.stream().map(Syllable::onset).toList());
    }

    @Test
    void singsOtherScriptsByTheirLetters() {
        assertEquals(5, new Syllables("ja").of(new String[] {"さくらいろ"}).size());
        assertEquals(2, new Syllables("ar").of(new String[] {"نهرٌ"}).size());
        assertTrue(new Syllables("hi").of(new String[] {"नदी", "शांत"}).size() >= 2);
    }

    @Test
    void boundsMonstrousWords() {
        assertTrue(new Syllables("en").of(new String[] {"la".repeat(500)}).size() <= 16);
    }

    @Test
    void takesAMissingLanguageForEnglish() {
        assertEquals(1, new Syllables(null).of(new String[] {"make"}).size());
        assertEquals(1, new Syllables("").of(new String[] {"make"}).size());
    }
}
