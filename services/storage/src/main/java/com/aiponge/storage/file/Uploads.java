package com.aiponge.storage.file;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Written;
import com.aiponge.storage.picture.Pictures;
import com.aiponge.storage.probe.BrokenMedia;
import com.aiponge.storage.probe.Facts;
import com.aiponge.storage.probe.MediaType;
import com.aiponge.storage.probe.ProbedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes files in: first the object, whole, then its row. Thread-safe. */
public final class Uploads {
    private final Database database;
    private final FileStore files;
    private final ObjectStore objects;
    private final Thumbnails thumbnails;
    private final FileNames names;
    private final MediaUrls media;
    private final Clock clock;

    public Uploads(Database database, ObjectStore objects, FieldCipher cipher, Pictures pictures, MediaUrls media, Clock clock) {
        this.database = database;
        this.files = new FileStore(database);
        this.objects = objects;
        this.thumbnails = new Thumbnails(objects, pictures);
        this.names = new FileNames(cipher);
        this.media = media;
        this.clock = clock;
    }

    /** What the operation has stored before. */
    Optional<StoredFile> stored(NewFile file) {
        return files.findByOperation(file.operationId()).map(before -> repeated(file, before));
    }

    /** Stores a file once per operation: a repeat reads its body to the end and answers the first result. */
    StoredFile store(NewFile file, InputStream content) throws IOException {
        Optional<FileRow> before = files.findByOperation(file.operationId());
        if (before.isPresent()) {
            content.transferTo(OutputStream.nullOutputStream());
            return repeated(file, before.get());
        }
        try {
            return store(file, ProbedStream.of(content, new UploadLimits()));
        } catch (BrokenMedia e) {
            throw Problem.unsupportedMediaType("The file is not of a kind that is stored here");
        }
    }

    private StoredFile store(NewFile file, ProbedStream content) {
        MediaType type = content.type();
        if (!file.category().takes(type)) {
            throw Problem.unsupportedMediaType("The file is not of the kind its category needs");
        }
        UUID id = Ids.next();
        ObjectKey key = ObjectKeys.of(file, id, type);
        Instant began = clock.instant();
        files.loosen(List.of(key, ObjectKeys.thumb(key)), began);
        Written written = objects.put(NewObject.create(key, type.contentType()), content);
        Facts facts = content.facts();
        Optional<Written> thumb = type.isImage() ? thumbnails.make(key, type.contentType(), facts) : Optional.empty();
        FileRow row = new FileRow(id, file.operationId(), file.ownerId(), file.category(), file.visibility(), key,
                names.seal(id, file.ownerId(), file.name()), type.contentType(), written.info().size(), written.sha256(), facts.durationSeconds(),
                facts.width(), facts.height(), thumb.map(one -> (int) one.info().size()).orElse(null), thumb.map(Written::sha256).orElse(null),
                file.reference() == null ? 0 : 1, false, null, FileRow.ACTIVE, false, began, began);
        return record(file, row);
    }

    private StoredFile record(NewFile file, FileRow row) {
        try {
            database.inTransaction(() -> {
                switch (files.add(row, file.reference(), file.ownerId(), Long.MAX_VALUE)) {
                    case ADDED -> { }
                    case OVERTAKEN -> throw new Overtaken();
                    case NO_SPACE -> throw new Problem.NotFound(); // the owner was erased
                }
            });
            return answer(row);
        } catch (Overtaken e) {
            files.loosen(row.objects(), clock.instant());
            FileRow first = files.findByOperation(file.operationId())
                    .orElseThrow(() -> new Problem.Unavailable("The file took too long to arrive"));
            return repeated(file, first);
        }
    }

    private StoredFile repeated(NewFile file, FileRow first) {
        if (!first.ownerId().equals(file.ownerId())) {
            throw new Problem.Conflict("CONFLICT", "This operation stored a file of somebody else");
        }
        return answer(first);
    }

    private StoredFile answer(FileRow row) {
        String name = names.forDownload(row);
        String url = row.isPublic() ? media.open(row.id(), name) : media.signed(row.id(), name);
        return new StoredFile(row.id(), url, row.size(), row.sha256(), row.contentType(), row.durationSeconds(), row.width(), row.height());
    }

    /** The operation has its file, from somebody faster; or the sweeper was faster than the sender. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }
}
