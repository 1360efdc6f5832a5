package com.aiponge.user.subscription;

import com.aiponge.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tiers, prices and grants: the only definition of them, read from {@code plans.json}. Immutable.
 *
 * @param flags every feature flag, in the order of the contract
 * @param tiers in rising order
 */
public record Plans(Map<String, Integer> prices, Grants grants, List<String> flags, List<Tier> tiers) {
    public static final String GUEST = "guest";
    public static final String EXPLORER = "explorer";

    /** Starting credits. {@code registered} is the total, what a guest received before included. */
    public record Grants(int guest, int registered) {
    }

    public Plans {
        prices = Map.copyOf(prices);
        flags = List.copyOf(flags);
        tiers = List.copyOf(tiers);
    }

    public static Plans standard() {
        try (InputStream file = Plans.class.getResourceAsStream("plans.json")) {
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), Plans.class);
        } catch (IOException e) {
            throw new IllegalStateException("plans.json is unreadable", e);
        }
    }

    public Tier tier(String id) {
        return tiers.stream().filter(tier -> tier.id().equals(id)).findFirst().orElseThrow();
    }

    public int price(Feature feature) {
        return prices.get(feature.wireName());
    }

    /** The first tier above this one that is for sale and allows more of the feature, if any. */
    public Optional<Tier> better(Tier than, Feature feature) {
        int limit = than.limit(feature);
        return tiers.stream().skip(tiers.indexOf(than) + 1L)
                .filter(tier -> tier.isPaid() && tier.grants(feature.flag()) && limit != Tier.UNLIMITED)
                .filter(tier -> tier.limit(feature) == Tier.UNLIMITED || tier.limit(feature) > limit)
                .findFirst();
    }
}
