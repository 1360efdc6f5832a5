package com.aiponge.storage.upload;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Caller;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.storage.file.FileNames;
import com.aiponge.storage.file.FileRemoval;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.file.FileStore;
import com.aiponge.storage.file.FileTags;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.picture.Pictures;
import com.aiponge.storage.quota.Space;
import com.aiponge.storage.quota.Turns;
import java.time.Clock;
import java.util.UUID;

/** What people upload for themselves. Thread-safe. */
public final class PersonUploads {
    private final FileStore files;
    private final FileRemoval removal;
    private final ObjectStore objects;
    private final Pictures pictures;
    private final Space space;
    private final Turns turns = new Turns();
    private final FileNames names;
    private final FileTags tags;
    private final MediaUrls media;
    private final Clock clock;

    public PersonUploads(Database database, ObjectStore objects, FileRemoval removal, Pictures pictures, FileNames names, FileTags tags, MediaUrls media, Clock clock) {
        this.files = new FileStore(database);
        this.objects = objects;
        this.removal = removal;
        this.pictures = pictures;
        this.space = new Space(database);
        this.names = names;
        this.tags = tags;
        this.media = media;
        this.clock = clock;
    }

    /** Begins one upload, if the person has a turn and space. */
    Incoming begin(Caller caller) {
        UUID owner = caller.requireUser();
        Turns.Turn turn = turns.take(owner);
        try {
            space.require(owner);
            return new Incoming(owner, caller.isStaff(), new Workshop(files, removal, objects, pictures, clock), turn);
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    /** Makes a file of what is whole, in the transaction that is open on this thread. From then on it is visible. */
    UploadedFile record(Incoming incoming, Made made, UploadFields fields) {
        Staged sent = incoming.staged();
        UUID owner = incoming.owner();
        UUID id = made.id();
        FileRow row = new FileRow(id, id, owner, fields.category(), fields.visibility(), made.key(), names.seal(id, owner, sent.name()), made.contentType(),
                made.size(), made.sha256(), made.facts().durationSeconds(), made.facts().width(), made.facts().height(), made.thumbSize(), made.thumbSha256(), 0,
                true, tags.seal(id, owner, fields.tags()), FileRow.ACTIVE, false, made.began(), made.began());
        switch (files.add(row, null, null, Space.EACH)) {
            case ADDED -> incoming.keep();
            case OVERTAKEN -> throw new Problem.Unavailable("The file took too long to arrive");
            case NO_SPACE -> throw space.refusal(owner);
        }
        String thumbnail = row.isImage() ? url(row, "thumb.jpg") : null;
        return new UploadedFile(id, sent.name(), url(row, names.forDownload(row)), thumbnail, row.contentType(), row.size());
    }

    private String url(FileRow row, String name) {
        return row.isPublic() ? media.open(row.id(), name) : media.signed(row.id(), name);
    }
}
