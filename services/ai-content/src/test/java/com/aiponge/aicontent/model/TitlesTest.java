package com.aiponge.aicontent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class TitlesTest {

    @Test
    void takesQuotationMarksAndMarkupOff() {
        assertEquals("Quiet River", Titles.tidy(" \"Quiet River\" "));
        assertEquals("Quiet River", Titles.tidy("**«Quiet River»**"));
        assertEquals("Don't Go", Titles.tidy("Don't Go"));
        assertEquals("'", Titles.tidy("'"));
    }

    @Test
    void refusesWhatIsNoTitle() {
        assertNull(Titles.tidy("  "));
        assertNull(Titles.tidy("\"\""));
        assertNull(Titles.tidy("one\ntwo"));
        assertNull(Titles.tidy("bell\u0007"));
        assertNull(Titles.tidy("x".repeat(101)));
        assertEquals("😀".repeat(100), Titles.tidy("😀".repeat(100)));
    }
}
