package com.aiponge.aicontent.title;

import com.aiponge.aicontent.kept.Kept;
import com.aiponge.aicontent.model.TextModel;
import com.aiponge.aicontent.template.Templates;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;

/** HTTP of the titles. */
public final class TitleRoutes implements Routes {
    private final Titler titler;

    public TitleRoutes(Templates templates, TextModel model, Kept kept) {
        this.titler = new Titler(templates, model, kept);
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/titles", Set.of(ServiceName.MUSIC), this::name);
    }

    private Answer name(Call call) {
        return Answer.ok(titler.name(call.caller().requireUser(), TitleRequest.from(call.input())));
    }
}
