package com.aiponge.user.safety;

import java.util.List;

/** What the rules say about a text. */
public record Risk(RiskLevel level, int score, List<Indicator> indicators) {
    /** The one of a text that nothing was found in. */
    static final Risk NONE = new Risk(RiskLevel.NONE, 0, List.of());

    /** @param category E.RiskIndicator */
    public record Indicator(String category, boolean detected, double confidence) {
    }

    public boolean isDetected() {
        return level.isAtLeast(RiskLevel.LOW);
    }

    /** Whether the platform keeps a flag of a stored text. */
    public boolean needsFlag() {
        return level.isAtLeast(RiskLevel.MEDIUM);
    }

    boolean requiresImmediateAttention() {
        return level.isAtLeast(RiskLevel.HIGH);
    }

    /** As somebody else judged it, if that is worse. */
    Risk raisedTo(RiskLevel other) {
        return level.isAtLeast(other) ? this : new Risk(other, Math.max(score, other.base()), indicators);
    }
}
