package com.aiponge.storage.quota;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How much people may upload (contract 9); what the platform makes for them does not count. Thread-safe. */
public final class Space {
    public static final long EACH = 1L << 30;

    private final SpaceStore store;

    public Space(Database database) {
        this.store = new SpaceStore(database);
    }

    /** Before a body is read whose file could not be kept. @throws Problem 402 QUOTA_EXCEEDED, 404 for people who were erased */
    public void require(UUID owner) {
        Used used = store.find(owner);
        if (used.closed() || used.uploaded() >= EACH) {
            throw refusal(used);
        }
    }

    /** Why a file that was whole could not be kept. */
    public Problem refusal(UUID owner) {
        return refusal(store.find(owner));
    }

    private static Problem refusal(Used used) {
        if (used.closed()) {
            return new Problem.NotFound();
        }
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("current", used.uploaded());
        usage.put("limit", EACH);
        usage.put("remaining", Math.max(0, EACH - used.uploaded()));
        Map<String, Object> subscription = new LinkedHashMap<>();
        subscription.put("tier", null);
        subscription.put("isPaidTier", false);
        subscription.put("usage", usage);
        subscription.put("resetAt", null);
        Map<String, Object> credits = new LinkedHashMap<>();
        credits.put("currentBalance", null);
        credits.put("required", 0);
        credits.put("hasCredits", true);
        credits.put("shortfall", 0);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("feature", "storage");
        details.put("subscription", subscription);
        details.put("credits", credits);
        details.put("requiredTier", null);
        details.put("shouldUpgrade", false);
        details.put("upgradeMessage", null);
        return new Problem.PaymentRequired("QUOTA_EXCEEDED", "Your files take up all of your space; delete some of them first", details);
    }
}
