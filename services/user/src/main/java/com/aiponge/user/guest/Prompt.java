package com.aiponge.user.guest;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The three reasons to ask a guest to register, each with what counts towards it. */
enum Prompt {
    FIRST_SONG("first-song", "song_created", 1, GuestRow::songs),
    MULTIPLE_TRACKS("multiple-tracks", "track_played", 5, GuestRow::tracks),
    ENTRIES("entries", "entry_created", 3, GuestRow::entries);

    private final String type;
    private final String event;
    private final int threshold;
    private final ToIntFunction<GuestRow> counter;

    Prompt(String type, String event, int threshold, ToIntFunction<GuestRow> counter) {
        this.type = type;
        this.event = event;
        this.threshold = threshold;
        this.counter = counter;
    }

    /** E.PromptType. */
    String type() {
        return type;
    }

    int threshold() {
        return threshold;
    }

    boolean countsOn(String eventType) {
        return event.equals(eventType);
    }

    boolean isDue(GuestRow row) {
        return counter.applyAsInt(row) >= threshold && !row.prompted().contains(type);
    }

    /** E.GuestEvent. */
    static Set<String> events() {
        return Arrays.stream(values()).map(prompt -> prompt.event).collect(Collectors.toSet());
    }

    /** The prompt for what just happened before one that an earlier cool-down held back. */
    static Optional<Prompt> due(GuestRow row, String eventType) {
        return Arrays.stream(values()).filter(prompt -> prompt.isDue(row))
                .min((a, b) -> Boolean.compare(b.countsOn(eventType), a.countsOn(eventType)));
    }
}
