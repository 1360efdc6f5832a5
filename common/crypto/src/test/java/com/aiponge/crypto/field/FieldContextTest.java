package com.aiponge.crypto.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldContextTest {
    private static final UUID A = new UUID(1, 2);
    private static final UUID B = new UUID(3, 4);

    @Test
    void encodesEachPlaceInAWayOfItsOwn() {
        Set<ByteBuffer> encodings = new HashSet<>();
        List<FieldContext> places = List.of(
                new FieldContext("ab", "c", A, B), new FieldContext("a", "bc", A, B), new FieldContext("", "abc", A, B), new FieldContext("abc", "", A, B),
                new FieldContext("ab", "c", B, A), new FieldContext("ab", "c", A, A), new FieldContext("ab", "ç", A, B), new FieldContext("AB", "c", A, B));
        places.forEach(place -> encodings.add(ByteBuffer.wrap(place.additionalData())));
        assertEquals(places.size(), encodings.size());
    }

    @Test
    void encodesEqualPlacesEqually() {
        assertArrayEquals(new FieldContext("entry", "content", A, B).additionalData(), new FieldContext("entry", "content", A, B).additionalData());
    }

    @Test
    void demandsEveryPart() {
        assertThrows(NullPointerException.class, () -> new FieldContext(null, "c", A, B));
        assertThrows(NullPointerException.class, () -> new FieldContext("t", null, A, B));
        assertThrows(NullPointerException.class, () -> new FieldContext("t", "c", null, B));
        assertThrows(NullPointerException.class, () -> new FieldContext("t", "c", A, null));
    }
}
