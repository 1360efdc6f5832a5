package com.aiponge.user.safety;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Judges texts, keeps flags of those that worry, and says where help is. Never refuses a text. */
public final class Safety {
    private final RiskRules rules = new RiskRules();
    private final Helplines helplines = new Helplines();
    private final Advice advice = new Advice();
    private final RiskFlagStore flags;
    private final Clock clock;

    public Safety(Database database, Clock clock) {
        this.flags = new RiskFlagStore(database);
        this.clock = clock;
    }

    Helplines helplines() {
        return helplines;
    }

    public Risk assess(String text) {
        return rules.assess(text);
    }

    /** Keeps a flag of a stored text that worries, in the caller's transaction. */
    public void flag(UUID userId, String sourceType, UUID sourceId, Risk risk) {
        if (risk.needsFlag()) {
            flags.add(Ids.next(), userId, sourceType, sourceId, risk, clock.instant());
        }
    }

    /** What to tell the writer; null when nothing was found. */
    public SafetyNote note(Risk risk, Reader reader) {
        return !risk.isDetected() ? null : new SafetyNote(true, risk.level().wireName(), risk.requiresImmediateAttention(),
                advice.message(risk.level(), reader.language()), helplines.of(regionOf(reader)));
    }

    Assessment assess(UUID userId, NewAssessment asked, Reader reader) {
        Risk own = rules.assess(asked.text());
        Risk risk = own.raisedTo(asked.localLevel());
        UUID flagId = null;
        if (asked.createFlag() && risk.isDetected()) {
            flagId = Ids.next();
            flags.add(flagId, userId, asked.sourceType(), asked.sourceId(), risk, clock.instant());
        }
        List<CrisisResource> resources = risk.isDetected() ? helplines.of(regionOf(reader)) : List.of();
        return new Assessment(risk.isDetected(), risk.level().wireName(), risk.score(), risk.indicators(),
                advice.actions(risk.level(), reader.language(), resources), risk.requiresImmediateAttention(), resources, flagId,
                risk.level() == own.level() ? "server" : "local", clock.instant());
    }

    private String regionOf(Reader reader) {
        String preferred = reader.preferredRegion().get();
        return preferred != null ? preferred : helplines.regionOf(reader.acceptLanguage());
    }
}
