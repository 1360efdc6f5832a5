package com.aiponge.user.subscription;

import java.util.List;

/**
 * One row of the table of tiers (19.1, 19.2).
 *
 * @param monthPrice minor units of US dollars, null when it cannot be bought
 * @param songs      a month; -1 for no limit, as with the other counters and seats
 * @param songHours  after which a song expires; null for never
 * @param bookDepth  the deepest; null for none
 */
public record Tier(String id, String name, String entitlement, Integer monthPrice, Integer yearPrice, int monthGrant, int songs, int lyrics,
                   int insights, int books, Integer songHours, int seats, String bookDepth, int parallelTracks, int staggerMs,
                   String bestQuality, int priorityBoost, String branding, List<String> granted) {
    public static final int UNLIMITED = -1;

    /** Whether a subscription stands behind it. */
    public boolean isPaid() {
        return entitlement != null;
    }

    public boolean grants(String flag) {
        return granted.contains(flag);
    }

    /** How many a month, as shown to people. */
    public int limit(Feature feature) {
        return switch (feature) {
            case SONGS -> songs;
            case LYRICS -> lyrics;
            case INSIGHTS -> insights;
            case BOOKS -> books;
        };
    }

    /** How many a month are enforced: songs of paid tiers are bound by credits alone. */
    public int boundLimit(Feature feature) {
        return feature == Feature.SONGS && isPaid() ? UNLIMITED : limit(feature);
    }
}
