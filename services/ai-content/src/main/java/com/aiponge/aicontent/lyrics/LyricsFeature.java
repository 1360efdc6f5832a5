package com.aiponge.aicontent.lyrics;

import com.aiponge.aicontent.framework.Frameworks;
import com.aiponge.aicontent.kept.Kept;
import com.aiponge.aicontent.model.TextModel;
import com.aiponge.aicontent.template.Templates;
import com.aiponge.runtime.http.Routes;

/** Lyrics, put together. */
public final class LyricsFeature {
    private LyricsFeature() {
    }

    public static Routes routes(Templates templates, Frameworks frameworks, TextModel model, Kept kept) {
        return new LyricsRoutes(new Lyricist(templates, frameworks, model, kept));
    }
}
