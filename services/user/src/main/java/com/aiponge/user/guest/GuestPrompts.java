package com.aiponge.user.guest;

import com.aiponge.runtime.data.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Counts what guests do, and says when to ask them to register. Display data: nothing here grants anything. Thread-safe. */
public final class GuestPrompts {
    private static final Duration COOL_DOWN = Duration.ofDays(1);

    private final Database database;
    private final GuestStore store;
    private final PromptTexts texts;
    private final Clock clock;

    public GuestPrompts(Database database, Clock clock) {
        this.database = database;
        this.store = new GuestStore(database);
        this.texts = PromptTexts.load();
        this.clock = clock;
    }

    /** A guest has registered; in the transaction open on this thread. */
    public void converted(UUID account) {
        store.converted(account, clock.instant());
    }

    GuestPolicy policy(String language) {
        return new GuestPolicy(Prompt.FIRST_SONG.threshold(), Prompt.MULTIPLE_TRACKS.threshold(), Prompt.ENTRIES.threshold(),
                COOL_DOWN.toMillis(), texts.all(language));
    }

    GuestState state(UUID account) {
        return store.find(account).orElse(GuestRow.NEW).state();
    }

    /** Counts for everybody, and prompts guests: a counter that has reached its threshold prompts once, when the last prompt is a day old. */
    GuestEventResult happened(UUID account, boolean guest, String eventType, String language) {
        return database.transaction(() -> {
            GuestRow row = store.add(account, one(Prompt.FIRST_SONG, eventType), one(Prompt.MULTIPLE_TRACKS, eventType), one(Prompt.ENTRIES, eventType));
            Instant now = clock.instant();
            boolean cooledDown = row.lastPromptAt() == null || !row.lastPromptAt().plus(COOL_DOWN).isAfter(now);
            Optional<Prompt> due = guest && cooledDown ? Prompt.due(row, eventType) : Optional.empty();
            return due.map(prompt -> new GuestEventResult(true, prompt.type(), texts.of(prompt, language),
                            store.prompted(account, prompt.type(), now).state()))
                    .orElseGet(() -> new GuestEventResult(false, null, null, row.state()));
        });
    }

    private static int one(Prompt prompt, String eventType) {
        return prompt.countsOn(eventType) ? 1 : 0;
    }
}
