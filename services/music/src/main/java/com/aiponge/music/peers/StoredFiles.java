package com.aiponge.music.peers;

import static com.aiponge.runtime.ServiceName.STORAGE;

import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.Peers;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What music asks of storage: whose picture it is, and who uses a file. Thread-safe. */
public final class StoredFiles {
    private final Peers peers;

    public StoredFiles(Peers peers) {
        this.peers = peers;
    }

    private record Resolved(boolean ok, UUID fileId) {
    }

    private record Answer(List<Resolved> files) {
    }

    /** The file of a media reference (contract 0.16). @throws Problem 400 INVALID_MEDIA_REFERENCE */
    public UUID picture(UUID user, String reference) {
        List<Resolved> files = peers.post(STORAGE, "/internal/v1/files/resolve").about(user).repeatable()
                .body(Map.of("userId", user, "references", List.of(reference), "kind", "image")).data(Answer.class).files();
        if (files.isEmpty() || !files.getFirst().ok()) {
            throw new Problem.Invalid("INVALID_MEDIA_REFERENCE", "This picture cannot be used");
        }
        return files.getFirst().fileId();
    }

    /** From now on the file is in use; repeating changes nothing. */
    public void use(UUID user, UUID file, String reference) {
        change(user, file, "addReference", reference);
    }

    /** No longer in use; a file that is gone is fine. */
    public void release(UUID user, UUID file, String reference) {
        try {
            change(user, file, "removeReference", reference);
        } catch (Problem e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    private void change(UUID user, UUID file, String change, String reference) {
        peers.patch(STORAGE, "/internal/v1/files/" + file).about(user).repeatable().body(Map.of(change, reference)).send();
    }
}
