package com.aiponge.user.safety;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** HTTP for judging texts. */
public final class SafetyRoutes implements Routes {
    private static final int LONGEST = 200_000;

    /** What another service is told about a text. */
    record Judged(String level, List<Indicator> indicators, SafetyNote safety) {
        record Indicator(String category, double confidence) {
        }
    }

    private final Safety safety;
    private final Idempotency idempotency;
    private final Function<UUID, String> regions;

    /** @param regions the region a person has chosen in the preferences, or null */
    public SafetyRoutes(Safety safety, Idempotency idempotency, Function<UUID, String> regions) {
        this.safety = safety;
        this.idempotency = idempotency;
        this.regions = regions;
    }

    @Override
    public void routing(Router router) {
        router.post("/api/v1/app/safety/assess-risk", this::assess)
                .internal("POST", "/internal/v1/safety-assessments", Set.of(ServiceName.MUSIC, ServiceName.AI_CONTENT), this::judge);
    }

    private Answer assess(Call call) {
        UUID user = call.caller().requireUser();
        NewAssessment asked = NewAssessment.from(call.input(), safety.helplines().regions());
        Reader reader = asked.region() == null
                ? Reader.of(call, user, regions)
                : new Reader(call.language(), null, asked::region);
        return idempotency.once(call, () -> Answer.ok(safety.assess(user, asked, reader)));
    }

    private Answer judge(Call call) {
        Input body = call.input();
        UUID user = body.requiredUuid("userId");
        String text = body.requiredText("text", LONGEST);
        String language = body.text("language", 35);
        body.check();
        if (!user.equals(call.caller().requireUser())) {
            throw new Problem.Forbidden("FORBIDDEN", "The call is about somebody else");
        }
        Risk risk = safety.assess(text);
        String spoken = language == null ? call.language() : language.split("-")[0];
        SafetyNote note = safety.note(risk, new Reader(spoken, language, () -> regions.apply(user)));
        return Answer.ok(new Judged(risk.level().wireName(),
                risk.indicators().stream().map(found -> new Judged.Indicator(found.category(), found.confidence())).toList(), note));
    }
}
