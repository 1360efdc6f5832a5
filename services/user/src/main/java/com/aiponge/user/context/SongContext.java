package com.aiponge.user.context;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the makers of a song need to know about a person. {@code persona} is not kept by this version. */
record SongContext(String displayName, String role, boolean isGuest, String tier, String bestQuality, int parallelTracks, int staggerMs,
                   int priorityBoost, String language, ObjectNode preferences, List<String> recentThemes, ObjectNode persona) {
}
