package com.aiponge.aicontent.artwork;

import com.aiponge.aicontent.kept.Kept;
import com.aiponge.aicontent.template.Templates;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;

/** HTTP of the artwork prompts. */
public final class ArtworkRoutes implements Routes {
    private final Artwork artwork;

    public ArtworkRoutes(Templates templates, Kept kept) {
        this.artwork = new Artwork(templates, kept);
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/artwork-prompts", Set.of(ServiceName.MUSIC), this::describe);
    }

    private Answer describe(Call call) {
        return Answer.ok(artwork.describe(call.caller().requireUser(), ArtworkRequest.from(call.input())));
    }
}
