package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ScrubberTest {

    private static void assertGone(String secret, String text) {
        String clean = Scrubber.scrub(text);
        assertFalse(clean.contains(secret), clean);
        assertTrue(clean.indexOf(Scrubber.GAP) >= 0, "the gap must show, so that the clause is dropped: " + clean);
    }

    @Test
    void removesMailAddresses() {
        assertGone("anna", "write to anna.b+c@mail.example.org please");
        assertGone("müller", "müller@beispiel.de");
        assertGone("a_b", "a_b@c");
    }

    @Test
    void removesHandles() {
        assertGone("annam", "follow @annam now");
    }

    @Test
    void removesLinks() {
        assertGone("secret", "see https://x.org/secret?a=b#c there");
        assertGone("foo", "see www.foo.museum there");
        assertGone("mysite", "see mysite.com/page there");
        assertGone("FTP", "FTP://files.x/y");
    }

    @Test
    void removesTelephoneNumbers() {
        for (String number : new String[] {"+49 (170) 123-4567", "0171/1234567", "555-0199", "(555) 010 99 88", "00 33 1 23 45 67 89", "٠١٢٣٤٥٦٧", "１２３４５６"}) {
            assertGone(number.substring(number.length() - 2), "call " + number + " now");
        }
    }

    @Test
    void removesStreetNumbersCodesAndSums() {
        assertGone("12", "at 12 Baker Street");
        assertGone("4711", "the code is 4711");
        assertGone("3,500", "it cost 3,500 dollars");
    }

    @Test
    void keepsSmallCountsOfSomething() {
        assertEquals("for 3 years and 2 days", Scrubber.scrub("for 3 years and 2 days"));
    }

    @Test
    void takesPicturesForEndsOfLines() {
        assertEquals("so happy \n now", Scrubber.scrub("so happy 😀🎉 now"));
    }

    @Test
    void removesControlAndDirectionMarks() {
        String clean = Scrubber.scrub("a\u0000b\u202Ec\u200Bd\u001B[31m");
        assertTrue(clean.codePoints().noneMatch(c -> c == 0 || c == 0x202E || c == 0x200B || c == 0x1B), clean);
    }

    @Test
    void cannotBeForgedByAGapInTheText() {
        assertFalse(Scrubber.scrub("a\u0001b").indexOf(Scrubber.GAP) >= 0);
    }

    @Test
    void isQuickOnTextsMadeToBeSlow() {
        for (String nasty : new String[] {"a.", "a@", "1 ", "1-", "www.", "http://", "((((", "a-", "@", "+", "..", "a.b-c."}) {
            Assertions.assertTimeout(Duration.ofSeconds(3), () -> Scrubber.scrub(nasty.repeat(10_000 / nasty.length())), nasty);
        }
    }
}
