package com.aiponge.storage.file;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who uses files, and who may see them. Thread-safe. */
public final class FileLibrary {
    private final Database database;
    private final FileStore files;
    private final ObjectStore objects;
    private final FileRemoval removal;
    private final Readers readers;
    private final FileNames names;
    private final FileTags tags;
    private final Clock clock;

    public FileLibrary(Database database, ObjectStore objects, FileRemoval removal, Readers readers, FileNames names, FileTags tags, Clock clock) {
        this.database = database;
        this.files = new FileStore(database);
        this.objects = objects;
        this.removal = removal;
        this.readers = readers;
        this.names = names;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * Changes a file, also under the id it had before it stopped being public. Then the answer has its id of today, which is the one to keep.
     *
     * @param caller the person a service speaks for; null when it speaks for itself
     */
    FileUse change(UUID named, UUID caller, FileChange change) {
        FileRow file = files.find(named).or(() -> files.findMoved(named)).orElseThrow(Problem.NotFound::new);
        UUID id = file.id();
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
            int references = use(now, owns ? null : caller, caller, change);
            UUID today = visibility == now.visibility() ? id : show(now, visibility, key);
            return new FileUse(today, visibility.wireName(), references);
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

    /** @return the file's id from now on: what stops being public needs another one, since caches everywhere keep what was public under the old one */
    private UUID show(FileRow file, Visibility visibility, ObjectKey key) {
        Instant now = clock.instant();
        if (!key.equals(file.key())) {
            if (!files.vouch(file.thumbSize() == null ? List.of(key) : List.of(key, ObjectKeys.thumb(key)))) {
                throw new Problem.Unavailable("This file took too long to move");
            }
            files.loosen(file.objects(), now);
            database.afterCommit(() -> removal.discard(file.objects()));
        }
        if (!file.isPublic()) {
            files.show(file.id(), visibility, key, now);
            return file.id();
        }
        UUID id = Ids.next();
        files.hide(file.id(), id, visibility, key, names.seal(id, file.ownerId(), names.original(file)), tags.seal(id, file.ownerId(), tags.open(file)), now);
        return id;
    }
}
