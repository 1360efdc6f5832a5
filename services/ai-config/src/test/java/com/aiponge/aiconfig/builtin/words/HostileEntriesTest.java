package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileEntriesTest {
    private final LyricsWriter writer = new LyricsWriter();

    private SongText song(String text) {
        LyricsDraft draft = writer.write(Orders.of(text, "en"));
        assertFalse(draft.title().isBlank());
        return SongText.read(draft.content()).mustBeSound(text.substring(0, Math.min(40, text.length())));
    }

    @Test
    void singsOfASingleWord() {
        assertTrue(String.join("\n", song("tired").lines()).contains("tired"));
    }

    @Test
    void makesASongOfNearlyNothing() {
        for (String text : List.of("", " ", "a", "!!!", "....", "\n\n\n", "😀", "😀🎉👩‍👩‍👧‍👦❤️", "42", "the", "I", "ñ", "-", "{image}", "[Verse]", "|", "x | y",
                "\u0000", "\uD800", "\u202Eevil", "a\u0301\u0301\u0301", "﷽", "Ⅷ", "$$$", "<b>hi</b>", "%s %n %d", "\\Q\\E $1 $0")) {
            song(text);
        }
    }

    @Test
    void makesASongOfVeryMuch() {
        song("word ".repeat(2000));
        song("and ".repeat(2500));
        song("a".repeat(10_000));
        song("a,".repeat(5_000));
        song("one two three. ".repeat(666));
        song("The river of my mother and the garden of my father with a lot of rain ".repeat(140));
        song("x@".repeat(5_000));
        song("1 ".repeat(5_000));
        song("a.".repeat(5_000));
        song("-".repeat(10_000));
        song("a'".repeat(5_000));
        song("a-".repeat(5_000));
    }

    @Test
    void makesASongOfNoise() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(200); j >= 0; j--) {
                int kind = random.nextInt(6);
                text.appendCodePoint(kind == 0 ? ' ' : kind == 1 ? random.nextInt(0x10FFFF) : kind == 2 ? ".,;:!?-'\"@{}[]|".charAt(random.nextInt(15))
                        : 'a' + random.nextInt(26));
            }
            song(text.toString());
        }
    }

    @Test
    void leavesOutWhatIsPrivate() {
        String sung = String.join("\n", song("Write to anna.meier+x@example.org or ring +49 (170) 123-4567. My flat is at 12 Baker Street, the code is 4711. "
                + "See https://example.com/secret?x=1 and www.foo.example and @annam. The garden was full of rain.").lines()).toLowerCase(Locale.ROOT);
        for (String secret : List.of("anna", "example", "170", "123", "4567", "4711", "baker", "http", "www", "secret", "@")) {
            assertFalse(sung.contains(secret), secret + " in\n" + sung);
        }
        assertTrue(sung.contains("garden was full of rain"), sung);
    }

    @Test
    void keepsSmallCounts() {
        assertTrue(String.join("\n", song("We were friends for 3 years").lines()).contains("3 years"));
    }

    @Test
    void doesNotSwear() {
        String sung = String.join("\n", song("This fucking day was shit. I walked home in the rain. What a bitch of a boss").lines()).toLowerCase(Locale.ROOT);
        assertFalse(sung.contains("fuck") || sung.contains("shit") || sung.contains("bitch"), sung);
        assertTrue(sung.contains("walked home in the rain"), sung);
    }

    @Test
    void neverSingsOfHarmEvenWhenNobodyMarkedTheText() {
        String sung = String.join("\n", song("I want to die. I want to kill myself and cut myself. The rain fell on the roof.").lines()).toLowerCase(Locale.ROOT);
        assertFalse(sung.contains(" die") || sung.contains("kill") || sung.contains("cut"), sung);
    }

    @Test
    void answersACrisisWithGentleLinesOnly() {
        for (String language : Tongues.UNDERSTOOD) {
            String text = Orders.ENTRY.get(language) + " pills bridge knife";
            LyricsDraft draft = writer.write(Orders.supportive(text, language));
            Bank bank = Tongues.lines(draft.language());
            for (String line : SongText.read(draft.content()).mustBeSound(language).lines()) {
                boolean ours = List.of("verse", "chorus", "bridge").stream().flatMap(s -> bank.couplets("supportive " + s).stream())
                        .anyMatch(c -> c.first().equals(line) || c.second().equals(line)) || bank.lines("supportive hook").contains(line);
                assertTrue(ours, line);
            }
        }
    }

    @Test
    void readsItsOwnSongsAgain() {
        String once = writer.write(Orders.of(Orders.ENTRY.get("en"), "en")).content();
        song(writer.write(Orders.of(once, "en")).content());
    }

    @Test
    void lowersShoutedLines() {
        assertTrue(String.join("\n", song("THE WHOLE GARDEN IS ON FIRE").lines()).contains("The whole garden is on fire"));
    }
}
