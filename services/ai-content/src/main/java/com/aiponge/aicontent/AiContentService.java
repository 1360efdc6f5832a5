package com.aiponge.aicontent;

import com.aiponge.aicontent.artwork.ArtworkRoutes;
import com.aiponge.aicontent.framework.Frameworks;
import com.aiponge.aicontent.kept.Kept;
import com.aiponge.aicontent.lyrics.LyricsFeature;
import com.aiponge.aicontent.model.TextModel;
import com.aiponge.aicontent.template.Templates;
import com.aiponge.aicontent.title.TitleRoutes;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import java.time.Duration;

/** Lyrics, titles and artwork from versioned prompt templates. */
public final class AiContentService {
    private AiContentService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.AI_CONTENT, args, AiContentService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        Templates templates = new Templates(parts.database());
        Frameworks frameworks = new Frameworks();
        TextModel model = new TextModel(parts.peers());
        Kept kept = new Kept(parts.database(), parts.cipher(), parts.clock());

        parts.route(LyricsFeature.routes(templates, frameworks, model, kept));
        parts.route(new TitleRoutes(templates, model, kept));
        parts.route(new ArtworkRoutes(templates, kept));
        parts.jobs().every("kept-results.purge", Duration.ofHours(1), kept::purge);
    }
}
