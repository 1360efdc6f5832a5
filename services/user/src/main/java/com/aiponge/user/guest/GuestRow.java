package com.aiponge.user.guest;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.List;

/** A row of guest_states; {@code prompted} names the prompts that were shown. */
record GuestRow(int songs, int tracks, int entries, List<String> prompted, Instant lastPromptAt, Instant convertedAt) {
    static final GuestRow NEW = new GuestRow(0, 0, 0, List.of(), null, null);

    static GuestRow of(Row row) {
        return new GuestRow(row.integer("songs_created"), row.integer("tracks_played"), row.integer("entries_created"),
                row.texts("prompted"), row.time("last_prompt_at"), row.time("converted_at"));
    }

    GuestState state() {
        return new GuestState(songs, tracks, entries, lastPromptAt, !prompted.isEmpty(), convertedAt);
    }
}
