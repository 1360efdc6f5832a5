package com.aiponge.storage.file;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who uses files, and who may see them. Thread-safe. */
public final class FileLibrary {
    private final Database database;
    private final FileStore files;
    private final ObjectStore objects;
    private final Readers readers;
    private final Clock clock;

    public FileLibrary(Database database, ObjectStore objects, Readers readers, Clock clock) {
        this.database = database;
        this.files = new FileStore(database);
        this.objects = objects;
        this.readers = readers;
        this.clock = clock;
    }

    /** @param caller the person a service speaks for; null when it speaks for itself */
    FileUse change(UUID id, UUID caller, FileChange change) {
        FileRow file = files.find(id).orElseThrow(Problem.NotFound::new);
        boolean owns = caller == null || caller.equals(file.ownerId());
        if (!owns && change.visibility() != null || change.addReference() != null && !owns && !readers.mayRead(caller, file)) {
            throw new Problem.NotFound();
        }
        Visibility visibility = change.visibility() == null ? file.visibility() : file.category().visibility(change.visibility());
        boolean moves = (visibility == Visibility.PUBLIC) != file.isPublic();
        ObjectKey key = moves ? copy(file, visibility) : file.key();
        return database.transaction(() -> {
            FileRow now = files.lock(id).orElseThrow(Problem.NotFound::new);
            if (moves && !now.key().equals(file.key())) {
                throw new Problem.Unavailable("This file is being changed just now");
            }
            if (visibility != now.visibility()) {
                show(now, visibility, key);
            }
            return new FileUse(id, visibility.wireName(), use(now, owns ? null : caller, caller, change));
        });
    }

    private int use(FileRow file, UUID onlyOf, UUID caller, FileChange change) {
        Instant now = clock.instant();
        int references = file.references();
        if (change.addReference() != null && files.refer(file.id(), change.addReference(), caller, now)) {
            references++;
        }
        if (change.removeReference() != null && files.unrefer(file.id(), change.removeReference(), onlyOf)) {
            references--;
        }
        if (references != file.references()) {
            files.count(file.id(), references, now);
        }
        return references;
    }

    /** Everybody may read what stands under the public prefix, so what enters or leaves the public moves. */
    private ObjectKey copy(FileRow file, Visibility visibility) {
        ObjectKey key = ObjectKeys.moved(file, Ids.next(), visibility);
        files.loosen(List.of(key, ObjectKeys.thumb(key)), clock.instant());
        objects.copy(file.key(), key, NewObject.described(key, file.contentType())).orElseThrow(() -> new Problem.Unavailable("Files are not available just now"));
        if (file.thumbSize() != null) {
            objects.copy(file.thumbKey(), ObjectKeys.thumb(key), NewObject.described(key, "image/jpeg")).orElseThrow(() -> new Problem.Unavailable("Files are not available just now"));
        }
        return key;
    }

    private void show(FileRow file, Visibility visibility, ObjectKey key) {
        Instant now = clock.instant();
        if (!key.equals(file.key())) {
            if (!files.vouch(keys(file, key))) {
                throw new Problem.Unavailable("This file took too long to move");
            }
            files.loosen(keys(file, file.key()), now);
        }
        files.move(file.id(), visibility, key, now);
    }

    private static List<ObjectKey> keys(FileRow file, ObjectKey key) {
        List<ObjectKey> keys = new ArrayList<>(List.of(key));
        if (file.thumbSize() != null) {
            keys.add(ObjectKeys.thumb(key));
        }
        return keys;
    }
}
