package com.aiponge.user.journal;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Caller;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.Jobs;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.runtime.peers.Peers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pictures of entries: files that storage keeps as long as an entry refers to them. */
public final class Pictures {
    private static final String REFER = "entry-picture-reference";

    private final ImageStore store;
    private final Peers peers;
    private final Jobs jobs;
    private final MediaUrls media;

    public Pictures(Database database, Peers peers, Jobs jobs, MediaUrls media) {
        this.store = new ImageStore(database);
        this.peers = peers;
        this.jobs = jobs;
        this.media = media;
        jobs.handle(REFER, this::refer);
    }

    /** The file a reference in a request means. @throws Problem.Invalid when it is not a picture the caller may use */
    UUID fileOf(Caller caller, String reference) {
        if (MediaUrls.fileOf(reference) == null) {
            throw refused();
        }
        JsonNode file = peers.post(ServiceName.STORAGE, "/internal/v1/files/resolve")
                .as(caller)
                .body(Map.of("userId", caller.requireUser(), "references", List.of(reference), "kind", "image"))
                .repeatable()
                .data()
                .path("files").path(0);
        if (!file.path("ok").asBoolean(false)) {
            throw refused();
        }
        return UUID.fromString(file.path("fileId").asText());
    }

    /** Adds a picture in the caller's transaction, with the durable job that tells storage. */
    EntryImage add(UUID entryId, UUID userId, UUID fileId, Instant now) {
        EntryImage.Stored image = new EntryImage.Stored(Ids.next(), entryId, userId, fileId, 0, now);
        store.add(image);
        jobs.submit(REFER, image.id());
        return image.shown(media);
    }

    /** The pictures of each entry that has any, first one first. */
    Map<UUID, List<EntryImage>> of(List<UUID> entries) {
        return entries.isEmpty() ? Map.of() : store.of(entries).stream().collect(Collectors.groupingBy(EntryImage.Stored::entryId,
                Collectors.mapping(image -> image.shown(media), Collectors.toList())));
    }

    List<UUID> files(UUID entryId) {
        return store.of(List.of(entryId)).stream().map(EntryImage.Stored::fileId).toList();
    }

    private Jobs.Outcome refer(UUID imageId) {
        store.find(imageId).ifPresent(image -> {
            try {
                peers.patch(ServiceName.STORAGE, "/internal/v1/files/" + image.fileId())
                        .about(image.userId())
                        .body(Map.of("addReference", "entry-image:" + imageId))
                        .repeatable()
                        .send();
            } catch (Problem problem) {
                // A file deleted meanwhile leaves nothing to keep; everything else is tried again.
                if (problem.status() != 404) {
                    throw problem;
                }
            }
        });
        return Jobs.done();
    }

    private static Problem refused() {
        return new Problem.Invalid("INVALID_MEDIA_REFERENCE", "This is not a picture of yours");
    }
}
