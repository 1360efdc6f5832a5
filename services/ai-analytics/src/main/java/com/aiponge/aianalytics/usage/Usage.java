package com.aiponge.aianalytics.usage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The usage ledger: every event counts once, however often it is sent. Thread-safe. */
public final class Usage {
    private final UsageStore store;
    private final Clock clock;

    public Usage(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How many of the events were new and how many had been stored before. */
    public record Receipt(int accepted, int duplicates) {
    }

    Receipt record(List<UsageEvent> events) {
        // In one order everywhere, so that two deliveries of overlapping batches wait for each other instead of blocking each other.
        List<UsageEvent> ordered = events.stream().sorted(Comparator.comparing(UsageEvent::eventId)).toList();
        int stored = store.insert(ordered, clock.instant());
        return new Receipt(stored, events.size() - stored);
    }

    List<UsageDay> summary(LocalDate from, LocalDate to) {
        return store.days(from, to);
    }
}
