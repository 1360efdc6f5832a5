package com.aiponge.runtime.redis;

import java.util.UUID;

/**
 * Says that a live event of a user has been stored. It carries two ids only: titles and everything else are read from the event store, so that
 * nothing of a person passes through Redis.
 *
 * @param eventId as in contract 15.1
 */
public record EventNote(UUID userId, String eventId) {
    /** Where the event store publishes and the gateways listen. */
    public static final String CHANNEL = "aiponge:live-events";

    /** The form on the channel. */
    public String text() {
        return userId + " " + eventId;
    }

    /** The note of that form; null when it is none. */
    public static EventNote of(String text) {
        int space = text.indexOf(' ');
        if (space != 36) {
            return null;
        }
        try {
            return new EventNote(UUID.fromString(text.substring(0, space)), text.substring(space + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
