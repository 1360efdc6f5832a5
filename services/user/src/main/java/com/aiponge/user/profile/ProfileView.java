package com.aiponge.user.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** What {@code GET /app/profile} answers. */
record ProfileView(UUID id, String email, boolean isGuest, Profile profile, ObjectNode preferences, Stats stats) {

    record Stats(int totalEntries, int totalInsights, int totalReflections, int totalSongs, int totalBooks) {
    }
}
