package com.aiponge.user.guest;

import java.util.Map;

/** When a guest is asked to register, and how. */
record GuestPolicy(int firstSongThreshold, int tracksPlayedThreshold, int entriesCreatedThreshold, long promptCooldownMs,
                   Map<String, PromptContent> promptMessages) {
}
