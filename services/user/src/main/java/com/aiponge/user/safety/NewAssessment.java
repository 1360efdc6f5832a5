package com.aiponge.user.safety;

import com.aiponge.runtime.http.Input;
import java.util.Set;
import java.util.UUID;

/**
 * A text to be judged.
 *
 * @param localLevel what the app found by itself; it may raise the level
 * @param region     where help is looked for; null when the caller did not say
 */
record NewAssessment(String text, String sourceType, UUID sourceId, boolean createFlag, RiskLevel localLevel, String region) {
    private static final int LONGEST = 10000;
    private static final Set<String> SOURCES = Set.of("entry", "journal_entry", "book", "reflection", "chat", "mood_checkin", "narrative",
            "transcript", "gift");
    private static final Set<String> TRENDS = Set.of("improving", "stable", "declining");

    static NewAssessment from(Input body, Set<String> regions) {
        String text = body.requiredText(body.firstOf("content", "text"), LONGEST);
        String source = body.oneOf("sourceType", SOURCES);
        UUID sourceId = body.uuid("sourceId");
        boolean flag = body.flag("createFlag", false);
        String region = body.oneOf("region", regions);
        Input local = body.nested("localAssessment");
        String level = local == null ? null : local.present("level", local.oneOf("level", RiskLevel.wireNames()));
        if (local != null) {
            local.integer("score", 0, 100, null);
        }
        Input context = body.nested("context");
        if (context != null) {
            context.oneOf("recentMoodTrend", TRENDS);
        }
        body.check();
        return new NewAssessment(text, source == null || source.equals("journal_entry") ? "entry" : source, sourceId, flag,
                level == null ? RiskLevel.NONE : RiskLevel.of(level), region);
    }
}
