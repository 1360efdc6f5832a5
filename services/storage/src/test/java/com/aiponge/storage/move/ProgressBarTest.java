package com.aiponge.storage.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void growsInOneLineOfATerminal() {
        ProgressBar bar = new ProgressBar(out, true);
        bar.begin(4, 4_000_000);
        bar.done(2, 2_000_000);
        bar.end();
        assertTrue(text().startsWith("\r[" + "-".repeat(30) + "]   0 %  0 of 4 objects"), text());
        assertTrue(text().contains("\r[" + "#".repeat(15) + "-".repeat(15) + "]  50 %  2 of 4 objects  1,954 KiB of 3,907 KiB"), text());
        assertEquals(1, text().chars().filter(c -> c == '\n').count());
    }

    @Test
    void keepsQuietWhereNobodyWatches() {
        ProgressBar bar = new ProgressBar(out, false);
        bar.begin(4, 4_000_000);
        bar.done(4, 4_000_000);
        bar.end();
        assertEquals("", text());
    }

    @Test
    void staysWithinItsLineWhenMoreComesThanWasExpected() {
        ProgressBar bar = new ProgressBar(out, true);
        bar.begin(1, 10);
        bar.done(3, 30);
        bar.end();
        assertTrue(text().contains("[" + "#".repeat(30) + "] 100 %  3 of 1 objects"), text());
    }

    @Test
    void namesSizesAsPeopleReadThem() {
        assertEquals("0 KiB", ProgressBar.size(0));
        assertEquals("1 KiB", ProgressBar.size(1));
        assertEquals("10 MiB", ProgressBar.size(10L << 20));
        assertEquals("2,048 GiB", ProgressBar.size(2L << 40));
    }
}
