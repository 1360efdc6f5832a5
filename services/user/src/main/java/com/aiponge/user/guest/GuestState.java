package com.aiponge.user.guest;

import java.time.Instant;

/** GuestState of contract 3. */
record GuestState(int songsCreated, int tracksPlayed, int entriesCreated, Instant lastPromptTime, boolean hasSeenPrompt, Instant convertedAt) {
}
