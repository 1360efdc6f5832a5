package com.aiponge.storage.reference;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.file.FileStore;
import com.aiponge.storage.file.Readers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        List<FileRow> found = ids.isEmpty() ? List.of() : files.findAll(ids);
        Map<UUID, FileRow> usable = found.stream()
                .filter(file -> file.isImage() == question.kind().equals("image"))
                .filter(file -> readers.mayRead(question.userId(), file))
                .collect(Collectors.toMap(FileRow::id, Function.identity()));
        return question.references().stream().map(reference -> resolved(reference, usable)).toList();
    }

    private static Resolved resolved(String reference, Map<UUID, FileRow> usable) {
        UUID id = MediaUrls.fileOf(reference);
        FileRow file = id == null ? null : usable.get(id);
        return file == null ? new Resolved(reference, false, null, null) : new Resolved(reference, true, file.id(), file.contentType());
    }
}
