package com.aiponge.aiconfig.music;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.crypto.Ids;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots();
    private final UUID a = Ids.next();
    private final UUID b = Ids.next();
    private final UUID c = Ids.next();

    @Test
    void linesUpWhoDoesNotFitAndWakesTheNext() {
        assertEquals(0, slots.take("x", 1, a));
        assertEquals(1, slots.take("x", 1, b));
        assertEquals(2, slots.take("x", 1, c));
        assertEquals(1, slots.take("x", 1, b), "asking again keeps the place");
        assertEquals(0, slots.take("y", 1, c), "other vendors have slots of their own");

        assertEquals(Optional.of(b), slots.release("x"));
        assertEquals(0, slots.take("x", 1, b));
        assertEquals(Optional.of(c), slots.release("x"));
    }

    @Test
    void forgetsWhoGaveUp() {
        slots.take("x", 1, a);
        slots.take("x", 1, b);
        slots.forget("x", b);
        slots.forget("unknown", b);

        assertEquals(Optional.empty(), slots.release("x"));
    }
}
