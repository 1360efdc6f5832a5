package com.aiponge.system.audit;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Map;

/** HTTP for services that report what was done. */
public final class AuditRoutes implements Routes {
    private final AuditTrail trail;

    public AuditRoutes(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/audit-records", Router.everyService(), this::append);
    }

    private Answer append(Call call) {
        return Answer.accepted(Map.of("accepted", trail.append(AuditRecord.from(call.input()), call.caller().from())));
    }
}
