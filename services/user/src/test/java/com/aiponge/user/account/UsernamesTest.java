package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsernamesTest {
    @Test
    void beginWithThePartBeforeTheAt() {
        assertEquals("writer", Usernames.base("writer@example.com"));
        assertEquals("ab", Usernames.base("a+b@example.com"));
        assertEquals("user", Usernames.base("+@example.com"));
    }

    @Test
    void areCutBetweenCharacters() {
        assertEquals("𝒜".repeat(40), Usernames.base("𝒜".repeat(50) + "@example.com"));
    }

    @Test
    void candidatesDifferAndTheLastOneIsNew() {
        List<String> names = Usernames.candidates("writer");
        assertEquals("writer", names.getFirst());
        assertEquals(names.size(), new HashSet<>(names).size());
        assertNotEquals(names.getLast(), Usernames.candidates("writer").getLast());
    }
}
