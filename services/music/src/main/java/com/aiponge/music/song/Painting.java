package com.aiponge.music.song;

import com.aiponge.crypto.Ids;
import com.aiponge.music.peers.Members;
import com.aiponge.music.peers.Texts;
import com.aiponge.music.peers.Vendors;
import com.aiponge.runtime.http.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** The cover, made while the music is: a failure leaves the song without one, a short absence of the services behind it does not. */
final class Painting {
    private static final Logger LOG = System.getLogger(Painting.class.getName());
    private static final int TIMEOUT_MS = 60_000;
    private final Texts texts;
    private final Vendors vendors;
    private final Attempts attempts;

    Painting(Texts texts, Vendors vendors, Attempts attempts) {
        this.texts = texts;
        this.vendors = vendors;
        this.attempts = attempts;
    }

    Cover cover(JobRow job, SongOrder order, Content content, SongText text) {
        if (order.pictureId() != null) {
            return new Cover(order.pictureId(), null, false);
        }
        try {
            Sound sound = content.sound();
            Texts.ArtworkPrompt prompt = texts.artworkPrompt(job.userId(), Members.of("operationId", Ids.named(job.id(), "artwork-prompt"), "userId", job.userId(),
                    "imageType", "track", "title", text.title(), "keywords", text.themes(), "genre", sound.genre(), "mood", text.mood(), "style", sound.style(),
                    "culturalStyle", sound.culturalStyle()));
            Vendors.Image image = vendors.image(job.userId(), Members.of("operationId", Ids.named(job.id(), "artwork"), "userId", job.userId(), "feature", "songs",
                    "capability", "image", "prompt", prompt.prompt(), "inputs", Members.of("imageType", "track", "title", text.title(), "mood", text.mood(),
                            "genre", sound.genre(), "keywords", String.join(", ", text.themes() == null ? List.of() : text.themes()), "seed", job.id().toString()),
                    "size", prompt.size(), "timeoutMs", TIMEOUT_MS));
            return image.fileId() == null ? new Cover(null, null, true) : new Cover(image.fileId(), image.provider(), false);
        } catch (Problem e) {
            if (attempts.passing(job, e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "song {0} stays without a cover: {1} {2}", job.id(), e.status(), e.code());
            return new Cover(null, null, true);
        }
    }
}
