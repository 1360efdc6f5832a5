package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.LimitClass;
import com.aiponge.runtime.redis.Budget;
import com.aiponge.runtime.settings.BadSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The budgets of contract 0.9, changed by {@code AIPONGE_RATE_LIMITS}: {@code auth=50/900,generate=20/60}. */
final class Budgets {
    private Budgets() {
    }

    /** @throws BadSettings that names what is wrong */
    static Map<LimitClass, Budget> of(String changes) {
        Map<LimitClass, Budget> budgets = new EnumMap<>(LimitClass.class);
        for (LimitClass limit : LimitClass.values()) {
            if (limit.normal() != null) {
                budgets.put(limit, limit.normal());
            }
        }
        for (String change : changes.split(",")) {
            if (!change.isBlank()) {
                change(budgets, change.strip());
            }
        }
        return budgets;
    }

    private static void change(Map<LimitClass, Budget> budgets, String change) {
        try {
            int equals = change.indexOf('=');
            int slash = change.indexOf('/', equals);
            LimitClass limit = known(change.substring(0, equals).strip());
            int requests = Integer.parseInt(change.substring(equals + 1, slash).strip());
            int seconds = Integer.parseInt(change.substring(slash + 1).strip());
            budgets.put(limit, new Budget(limit.wireName(), requests, Duration.ofSeconds(seconds), limit.normal().strict()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new BadSettings(List.of("AIPONGE_RATE_LIMITS must look like auth=50/900,generate=20/60; this part does not: " + change));
        }
    }

    private static LimitClass known(String name) {
        LimitClass limit = LimitClass.valueOf(name.toUpperCase(Locale.ROOT));
        if (limit.normal() == null) {
            throw new IllegalArgumentException("no budget to change");
        }
        return limit;
    }
}
