package com.aiponge.storage.reference;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.file.FileStore;
import com.aiponge.storage.file.Readers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** References in requests, and the files they name. Thread-safe. */
public final class MediaReferences {
    private final FileStore files;
    private final Readers readers;

    public MediaReferences(Database database, Readers readers) {
        this.files = new FileStore(database);
        this.readers = readers;
    }

    List<Resolved> resolve(Question question) {
        List<UUID> ids = question.references().stream().map(MediaUrls::fileOf).filter(Objects::nonNull).distinct().toList();
        Map<UUID, FileRow> usable = found(ids);
        usable.values().removeIf(file -> file.isImage() != question.kind().equals("image") || !readers.mayRead(question.userId(), file));
        return question.references().stream().map(reference -> resolved(reference, usable)).toList();
    }

    /** By the ids in the references, which may be some that files had while they were public. */
    private Map<UUID, FileRow> found(List<UUID> ids) {
        Map<UUID, FileRow> found = new HashMap<>();
        if (!ids.isEmpty()) {
            files.findAll(ids).forEach(file -> found.put(file.id(), file));
        }
        List<UUID> others = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!others.isEmpty()) {
            found.putAll(files.findAllMoved(others));
        }
        return found;
    }

    private static Resolved resolved(String reference, Map<UUID, FileRow> usable) {
        UUID id = MediaUrls.fileOf(reference);
        FileRow file = id == null ? null : usable.get(id);
        return file == null ? new Resolved(reference, false, null, null) : new Resolved(reference, true, file.id(), file.contentType());
    }
}
