package com.aiponge.aiconfig.builtin.song;

import java.util.List;
import java.util.Set;

/** Orders for tests; each method changes one thing of the same song. */
final class Orders {
    static final String LYRICS = """
            [Verse]
            Grey light on the river, nobody awake
            I count the quiet houses for the quiet's sake
            The morning takes my shoulders and lets them down
            A heron writes its silence on the edge of town

            [Chorus]
            Quiet, quiet, let the morning be
            Something in the water is looking out for me

            [Verse]
            My hands smell of the garden and of yesterday's rain
            I thought I had lost it and I found it again

            [Bridge]
            And if I forget it, remind me slow
            The river keeps going wherever I go

            [Chorus]
            Quiet, quiet, let the morning be
            Something in the water is looking out for me
            """;

    private Orders() {
    }

    static SongOrder plain() {
        return of(LYRICS, "calm", "folk");
    }

    static SongOrder of(String lyrics, String mood, String genre) {
        return new SongOrder(lyrics, "River", mood, genre, null, "en", "f", false, 60, Set.of(), List.of(), "seed");
    }

    static SongOrder lasting(int seconds, String lyrics, String genre) {
        return new SongOrder(lyrics, "River", "calm", genre, null, "en", "f", false, seconds, Set.of(), List.of(), "seed");
    }

    static SongOrder voiced(String gender, boolean instrumental) {
        return new SongOrder(LYRICS, "River", "calm", "pop", null, "en", gender, instrumental, 60, Set.of(), List.of(), "seed");
    }

    static SongOrder played(String genre, Set<String> excluded, List<String> instruments) {
        return new SongOrder(LYRICS, "River", "happy", genre, null, "en", "f", false, 60, excluded, instruments, "seed");
    }

    static SongOrder seeded(String seed) {
        return new SongOrder(LYRICS, "River", "calm", "folk", null, "en", "f", false, 60, Set.of(), List.of(), seed);
    }
}
