package com.aiponge.storage.own;

import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.storage.file.FileNames;
import com.aiponge.storage.file.FileRemoval;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.file.FileStore;
import com.aiponge.storage.file.FileTags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The files of one person, for that person. What belongs to others is unknown here. Thread-safe. */
public final class OwnFiles {
    private static final String THUMBNAIL = "thumb.jpg";
    /** Tags are encrypted: a list by tags is decrypted, as far as this reaches. */
    private static final int MOST_TAGGED = 2_000;
    private static final int BATCH = 500;

    private final OwnFileStore store;
    private final FileStore files;
    private final FileRemoval removal;
    private final FileNames names;
    private final FileTags tags;
    private final MediaUrls media;
    private final MediaSignature signature;
    private final Clock clock;

    public OwnFiles(Database database, FileRemoval removal, FileNames names, FileTags tags, MediaUrls media, MediaSignature signature, Clock clock) {
        this.store = new OwnFileStore(database);
        this.files = new FileStore(database);
        this.removal = removal;
        this.names = names;
        this.tags = tags;
        this.media = media;
        this.signature = signature;
        this.clock = clock;
    }

    Page<FileInfo> list(UUID owner, FileFilter filter, PageRequest page) {
        return (filter.tags().isEmpty() ? plain(owner, filter, page) : tagged(owner, filter, page)).map(this::info);
    }

    /** Everything, newest first. */
    List<FileInfo> all(UUID owner) {
        List<FileInfo> all = new ArrayList<>();
        UUID after = null;
        for (List<FileRow> batch = store.from(owner, after, BATCH); !batch.isEmpty(); batch = store.from(owner, after, BATCH)) {
            batch.forEach(file -> all.add(info(file)));
            after = batch.getLast().id();
        }
        return all;
    }

    FileInfo find(UUID owner, UUID id) {
        return info(own(owner, id));
    }

    SignedUrl sign(UUID owner, UUID id, SignedUrl.Wish wish) {
        FileRow file = own(owner, id);
        Instant until = clock.instant().plusSeconds(wish.seconds());
        String url = media.open(id, names.forDownload(file));
        String disposition = wish.disposition() == null ? "" : wish.disposition();
        String query = file.isPublic() ? "" : "&exp=" + until.getEpochSecond() + "&sig=" + signature.sign(id, until.getEpochSecond(), disposition);
        query += disposition.isEmpty() ? "" : "&disposition=" + disposition;
        return new SignedUrl(query.isEmpty() ? url : url + '?' + query.substring(1), Instant.ofEpochSecond(until.getEpochSecond()));
    }

    Deleted delete(UUID owner, UUID id) {
        FileRow file = files.lock(id).filter(row -> row.ownerId().equals(owner)).orElseThrow(Problem.NotFound::new);
        if (file.references() > 0) {
            throw new Problem.Conflict("CONFLICT", "This file is in use");
        }
        removal.remove(List.of(file));
        return new Deleted(id, true);
    }

    /** The answer to a deletion. */
    record Deleted(UUID fileId, boolean deleted) {
    }

    private FileRow own(UUID owner, UUID id) {
        return files.find(id).filter(file -> file.ownerId().equals(owner)).orElseThrow(Problem.NotFound::new);
    }

    private Page<FileRow> plain(UUID owner, FileFilter filter, PageRequest page) {
        return Page.of(store.page(owner, filter, page), store.count(owner, filter), page, OwnFiles::place);
    }

    private Page<FileRow> tagged(UUID owner, FileFilter filter, PageRequest page) {
        List<FileRow> found = new ArrayList<>();
        UUID after = null;
        for (int seen = 0; seen < MOST_TAGGED; seen += BATCH) {
            List<FileRow> batch = store.tagged(owner, filter, after, BATCH);
            batch.stream().filter(file -> filter.takes(tags.open(file))).forEach(found::add);
            if (batch.size() < BATCH) {
                break;
            }
            after = batch.getLast().id();
        }
        String last = page.continues() ? page.idAfter(0).toString() : null;
        List<FileRow> rest = found.stream().filter(file -> last == null || file.id().toString().compareTo(last) < 0).skip(page.offset()).limit(page.fetch()).toList();
        return Page.of(rest, found.size(), page, OwnFiles::place);
    }

    private static List<String> place(FileRow file) {
        return List.of(file.id().toString());
    }

    private FileInfo info(FileRow file) {
        String thumbnail = file.isImage() ? url(file, THUMBNAIL) : null;
        return new FileInfo(file.id(), file.id(), names.original(file), file.contentType(), file.size(), file.sha256(), file.isPublic(),
                file.category().wireName(), tags.open(file), url(file, names.forDownload(file)), thumbnail, file.status(), file.createdAt(), file.updatedAt());
    }

    private String url(FileRow file, String name) {
        return file.isPublic() ? media.open(file.id(), name) : media.signed(file.id(), name);
    }
}
