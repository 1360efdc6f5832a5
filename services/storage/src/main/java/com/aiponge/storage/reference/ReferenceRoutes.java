package com.aiponge.storage.reference;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Map;

/** HTTP for services that were given media references by a client. */
public final class ReferenceRoutes implements Routes {
    private final MediaReferences references;

    public ReferenceRoutes(MediaReferences references) {
        this.references = references;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/files/resolve", Router.everyService(), this::resolve);
    }

    private Answer resolve(Call call) {
        Question question = Question.from(call.input());
        if (!question.userId().equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(Map.of("files", references.resolve(question)));
    }
}
