package com.aiponge.aiconfig.invoke;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;

/** HTTP of the text and picture vendors. */
final class InvokeRoutes implements Routes {
    private final Invocations invocations;

    InvokeRoutes(Invocations invocations) {
        this.invocations = invocations;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/providers/invoke", Set.of(ServiceName.AI_CONTENT, ServiceName.MUSIC, ServiceName.USER), this::invoke);
    }

    private Answer invoke(Call call) {
        Invocation invocation = Invocation.from(call.input());
        if (!invocation.userId().equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(invocations.invoke(invocation, call.deadline()));
    }
}
