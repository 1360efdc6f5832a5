package com.aiponge.user.snapshot;

import com.aiponge.user.book.Library;
import com.aiponge.user.book.OwnChapter;
import com.aiponge.user.journal.Entry;
import com.aiponge.user.journal.Journal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums up chapters. */
public final class Snapshots {
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_THEMES = 20;

    private final Library library;
    private final Journal journal;

    public Snapshots(Library library, Journal journal) {
        this.library = library;
        this.journal = journal;
    }

    Snapshot of(UUID user, UUID chapterId) {
        OwnChapter own = library.ownChapter(user, chapterId);
        List<Entry> entries = journal.ofChapter(user, chapterId, MOST_ENTRIES);
        return new Snapshot(own.chapter(), own.bookTitle(), entries, own.chapter().entryCount(),
                byFrequency(entries.stream().map(Entry::moodContext)).findFirst().orElse(null),
                byFrequency(entries.stream().map(Entry::sentiment)).findFirst().orElse(null),
                byFrequency(entries.stream().flatMap(entry -> entry.themes().stream())).limit(MOST_THEMES).toList());
    }

    /** Of what is said equally often, the first said comes first. */
    static Stream<String> byFrequency(Stream<String> said) {
        Map<String, Long> counts = said.filter(Objects::nonNull).collect(Collectors.groupingBy(word -> word, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey);
    }
}
