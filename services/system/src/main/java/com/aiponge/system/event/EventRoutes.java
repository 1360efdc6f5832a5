package com.aiponge.system.event;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Map;
import java.util.Set;

/** HTTP of the event store: services write, gateways read. */
public final class EventRoutes implements Routes {
    private final Events events;

    public EventRoutes(Events events) {
        this.events = events;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/events", Router.everyService(), this::store)
                .internal("GET", "/internal/v1/events", Set.of(ServiceName.GATEWAY), this::replay);
    }

    private Answer store(Call call) {
        return Answer.accepted(Map.of("accepted", events.store(NewEvent.from(call.input()))));
    }

    private Answer replay(Call call) {
        EventQuery query = EventQuery.from(call.query());
        if (query.userId() != null && !query.userId().equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(events.replay(query));
    }
}
