package com.aiponge.aianalytics.usage;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** HTTP of the usage ledger; internal only. */
public final class UsageRoutes implements Routes {
    private static final int BATCH = 500;

    private final Usage usage;

    public UsageRoutes(Usage usage) {
        this.usage = usage;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/usage-events", Router.everyService(), this::record)
              .internal("GET", "/internal/v1/usage-summary", Router.everyService(), this::summary);
    }

    private Answer record(Call call) {
        Input input = call.input();
        List<UsageEvent> events = input.present("events", input.nestedList("events", BATCH, UsageEvent::from));
        input.check();
        return Answer.accepted(usage.record(events));
    }

    private Answer summary(Call call) {
        Input query = call.query();
        Instant from = query.present("from", query.time("from"));
        Instant to = query.present("to", query.time("to"));
        query.check();
        return Answer.ok(usage.summary(LocalDate.ofInstant(from, ZoneOffset.UTC), LocalDate.ofInstant(to, ZoneOffset.UTC)));
    }
}
