package com.aiponge.user.snapshot;

import com.aiponge.user.book.Chapter;
import com.aiponge.user.journal.Entry;
import java.util.List;

/**
 * A chapter as it stands now: what an album is made from.
 *
 * @param entryCount of the whole chapter, also where it is longer than {@code entries}
 * @param themes     the most frequent first
 */
record Snapshot(Chapter chapter, String bookTitle, List<Entry> entries, int entryCount, String dominantMood, String dominantSentiment,
                List<String> themes) {
}
