package com.aiponge.aiconfig.builtin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.vendor.Commission;
import com.aiponge.aiconfig.vendor.ImageOrder;
import com.aiponge.aiconfig.vendor.ImageVendor;
import com.aiponge.aiconfig.vendor.ImageVendorContract;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.aiconfig.vendor.SongVendorContract;
import com.aiponge.aiconfig.vendor.TextOrder;
import com.aiponge.aiconfig.vendor.TextVendor;
import com.aiponge.aiconfig.vendor.TextVendorContract;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.crypto.Ids;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BuiltinVendorsTest {
    private static final BuiltinImage PAINTER = new BuiltinImage();

    @AfterAll
    static void close() {
        PAINTER.close();
    }

    @Nested
    class Text extends TextVendorContract {
        @Override
        protected TextVendor vendor() {
            return new BuiltinText();
        }
    }

    @Nested
    class Image extends ImageVendorContract {
        @Override
        protected ImageVendor vendor() {
            return PAINTER;
        }
    }

    @Nested
    class Song extends SongVendorContract {
        @Override
        protected SongVendor vendor() {
            return new BuiltinSong();
        }
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode write(Map<String, String> inputs) {
        return new BuiltinText().write(new TextOrder(Ids.next(), "m", List.of(), inputs, null, null, null, Duration.ofSeconds(5))).json();
    }

    @Test
    void writesTheSameLyricsForTheSameEntryInItsLanguage() {
        Map<String, String> inputs = Map.of("task", "lyrics", "text", "Hoy caminé junto al río antes del trabajo y mi cabeza estaba tranquila.", "mood", "calm",
                "genre", "folk", "language", "auto", "framework", "mbsr");

        assertEquals("es", write(inputs).path("language").asText());
        assertEquals(write(inputs), write(inputs));
    }

    @Test
    void singsNoWordOfACrisis() {
        Map<String, String> inputs = new HashMap<>(Map.of("task", "lyrics", "text", "The bridge, the cold water, I cannot go on", "language", "en", "supportive", "true"));
        String lyrics = write(inputs).path("content").asText().toLowerCase(java.util.Locale.ROOT);
        assertTrue(!lyrics.replace("[bridge]", "").contains("bridge") && !lyrics.contains("cold water"), lyrics);
    }

    @Test
    void titlesLyricsInTheirOwnLanguageWhenNoneIsNamed() {
        String german = "Grauer Nebel liegt auf dem Fluss und keiner ist wach, ich gehe nach Hause und der Morgen ist still";
        assertEquals(write(Map.of("task", "title", "lyrics", german, "language", "de")), write(Map.of("task", "title", "lyrics", german)));
        assertNotEquals(write(Map.of("task", "title", "lyrics", german, "language", "en")), write(Map.of("task", "title", "lyrics", german)));
    }

    @Test
    void knowsNoOtherTrade() {
        VendorFailure failure = assertThrows(VendorFailure.class, () -> write(Map.of("task", "poem", "text", "secret words")));
        assertEquals(VendorFailure.Kind.UNSUITABLE, failure.kind());
        assertEquals("UNSUITABLE", failure.getMessage());
    }

    @Test
    void paintsByTheSeedAndWithoutOneByThePrompt() throws Exception {
        assertArrayEquals(paint("a", Map.of("seed", "1")), paint("b", Map.of("seed", "1")));
        assertTrue(!java.util.Arrays.equals(paint("a", Map.of()), paint("b", Map.of())));
    }

    private static byte[] paint(String prompt, Map<String, String> inputs) throws Exception {
        try (var answer = PAINTER.draw(new ImageOrder(Ids.next(), "m", prompt, inputs, 64, Duration.ofSeconds(10)))) {
            return answer.content().readAllBytes();
        }
    }

    @Test
    void stopsPlayingWhenItIsCancelled() {
        Commission song = new Commission("[Verse]\nla la la", "La", "pop", null, 60, false, null, null, null, "draft");
        assertThrows(CancellationException.class, () -> new BuiltinSong().audio("builtin-x", song, () -> true));
    }
}
