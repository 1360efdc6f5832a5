package com.aiponge.aiconfig.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.aiponge.aiconfig.builtin.song.SongOrder;
import com.aiponge.aiconfig.vendor.Commission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BriefTest {
    private static SongOrder of(String tags, String style, String negative, String lyrics) {
        return Brief.of(new Commission(lyrics, "Title", tags, style, 90, lyrics == null, "m", null, negative, "standard"));
    }

    @Test
    void tellsGenreMoodInstrumentsAndStyleApart() {
        SongOrder order = of("Acoustic, calm, celtic, guitar,piano", "Warm tape", "Drums, saxophone", "[Verse]\nla");

        assertEquals("acoustic", order.genre());
        assertEquals("calm", order.mood());
        assertEquals(List.of("guitar", "piano"), order.instruments());
        assertEquals("warm tape celtic", order.style());
        assertEquals(Set.of("drums", "saxophone"), order.excluded());
        assertEquals("m", order.vocalGender());
        assertEquals(90, order.durationSeconds());
    }

    @Test
    void hearsTheLanguageOfTheLyricsNotOfTheirSections() {
        assertEquals("de", of("pop", null, null, "[Verse]\nIch gehe durch den Wald und es ist still\n[Chorus]\nUnd der Fluss ist nicht mehr da").language());
    }

    @Test
    void getsAlongWithNothing() {
        SongOrder order = of(null, null, null, null);
        assertNull(order.genre());
        assertNull(order.mood());
        assertEquals(List.of(), order.instruments());
    }
}
