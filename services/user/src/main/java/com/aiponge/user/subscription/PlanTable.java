package com.aiponge.user.subscription;

import java.util.LinkedHashMap;
import java.util.Map;

/** The plans as {@code GET /app/subscriptions/config} shows them. */
record PlanTable(Map<String, Plan> tiers, int creditCostPerSong, String defaultTier) {

    record Plan(String name, String entitlementId, Price price, Limits limits, Map<String, Object> features, Costs creditCosts) {
    }

    record Price(Money month, Money year) {
    }

    record Money(int amountMinor, String currency) {
    }

    record Limits(int songsPerMonth, int lyricsPerMonth, int insightsPerMonth, int booksPerMonth, Integer songExpiresAfterHours, int maxSharedClients) {
    }

    record Costs(int songGeneration, int lyricsGeneration, int insightGeneration, int bookGeneration) {
    }

    static PlanTable of(Plans plans) {
        Costs costs = new Costs(plans.price(Feature.SONGS), plans.price(Feature.LYRICS), plans.price(Feature.INSIGHTS), plans.price(Feature.BOOKS));
        Map<String, Plan> table = new LinkedHashMap<>();
        for (Tier tier : plans.tiers()) {
            table.put(tier.id(), new Plan(tier.name(), tier.entitlement(), new Price(dollars(tier.monthPrice()), dollars(tier.yearPrice())),
                    new Limits(tier.songs(), tier.lyrics(), tier.insights(), tier.books(), tier.songHours(), tier.seats()),
                    features(plans, tier), costs));
        }
        return new PlanTable(table, costs.songGeneration(), Plans.GUEST);
    }

    private static Map<String, Object> features(Plans plans, Tier tier) {
        Map<String, Object> features = new LinkedHashMap<>();
        for (String flag : plans.flags()) {
            features.put(flag, flag.equals("maxBookDepth") ? tier.bookDepth() : Boolean.valueOf(tier.grants(flag)));
        }
        return features;
    }

    private static Money dollars(Integer minor) {
        return minor == null ? null : new Money(minor, "USD");
    }
}
