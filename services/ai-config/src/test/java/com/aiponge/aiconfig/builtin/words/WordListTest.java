package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {

    @Test
    void findsWholeWordsWithoutCaseAndAccents() {
        WordList list = new WordList(List.of("calm", "corazón"), false);
        assertTrue(list.has("Calm") && list.has("corazon") && list.has("CORAZÓN"));
        assertFalse(list.has("calmly") || list.has("cal"));
    }

    @Test
    void findsBeginnings() {
        WordList list = new WordList(List.of("hope*", "sun*"), false);
        assertTrue(list.has("hopeful") && list.has("sun") && list.has("Sunny"));
        assertFalse(list.has("hop") || list.has("unhopeful"));
    }

    @Test
    void findsWordsInARow() {
        WordList list = new WordList(List.of("kill_myself", "end_it_all", "cut*_me"), false);
        assertEquals(1, list.hits(Words.of("I want to kill myself")));
        assertEquals(1, list.hits(Words.of("to end it all")));
        assertEquals(0, list.hits(Words.of("to end it")));
        assertEquals(0, list.hits(Words.of("myself kill")));
    }

    @Test
    void countsEachWordOnce() {
        assertEquals(3, new WordList(List.of("rain*"), false).hits(Words.of("rain, rain and a rainbow over the sea")));
    }

    @Test
    void searchesAnywhereInScriptsWithoutSpaces() {
        WordList list = new WordList(List.of("川", "雨"), true);
        assertTrue(list.has("今日は川沿いを歩いた"));
        assertFalse(list.has("今日は山を歩いた"));
    }

    @Test
    void bearsEmptyLists() {
        WordList list = new WordList(List.of(), false);
        assertFalse(list.has("anything"));
        assertFalse(list.has(""));
        assertEquals(0, list.hits(List.of()));
    }
}
