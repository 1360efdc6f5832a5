package com.aiponge.storage.object;

import com.aiponge.runtime.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Objects as files in one folder of this machine: each {@link Trailer} behind its bytes, published by one atomic step after it is durable. */
public final class LocalObjectStore implements ObjectStore {
    private static final int MOST_LISTED = 1_000;

    private final Folder folder;

    private LocalObjectStore(Folder folder) {
        this.folder = folder;
    }

    /** Makes the folder when it is not there. @throws Problem.Unavailable when it cannot be made */
    public static LocalObjectStore at(Path path) {
        try {
            return new LocalObjectStore(new Folder(path));
        } catch (IOException e) {
            throw Folder.unavailable(e);
        }
    }

    @Override
    public Written put(NewObject object, InputStream content) {
        try (UnfinishedFile file = new UnfinishedFile(folder)) {
            if (object.mode() == NewObject.Mode.CREATE_ONLY && head(object.key()).isPresent()) {
                throw new ObjectRefused.Exists();
            }
            String sha256 = file.fill(content);
            long size = file.size();
            Trailer trailer = Trailer.of(object.description(), sha256);
            file.write(trailer.bytes());
            Path path = file.publish(object.key(), object.mode());
            return new Written(info(object.key(), new Trailer.Found(trailer, size), path), sha256);
        } catch (FileAlreadyExistsException e) {
            throw new ObjectRefused.Exists();
        } catch (IOException e) {
            throw Folder.unavailable(e);
        }
    }

    @Override
    public Optional<ObjectInfo> head(ObjectKey key) {
        return get(key, Wanted.ALL).map(content -> {
            try (content) {
                return content.info();
            } catch (IOException e) {
                throw Folder.unavailable(e);
            }
        });
    }

    @Override
    public Optional<ObjectContent> get(ObjectKey key, Wanted wanted) {
        Path path = existing(key);
        if (path == null) {
            return Optional.empty();
        }
        FileChannel file = null;
        try {
            file = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            Optional<ObjectContent> content = content(key, path, file, wanted);
            file = content.isPresent() ? null : file;
            return content;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Folder.unavailable(e);
        } finally {
            closeIfOpen(file);
        }
    }

    private static Optional<ObjectContent> content(ObjectKey key, Path path, FileChannel file, Wanted wanted) throws IOException {
        Trailer.Found found = Trailer.read(file);
        if (found == null) {
            return Optional.empty();
        }
        wanted.check(found.trailer().sha256());
        ObjectInfo info = info(key, found, path);
        if (wanted.range() == null) {
            return Optional.of(new ObjectContent(info, 0, found.size(), new ChannelStream(file, 0, found.size())));
        }
        ByteRange.Between range = wanted.range().within(found.size());
        long length = range.last() - range.first() + 1;
        return Optional.of(new ObjectContent(info, range.first(), length, new ChannelStream(file, range.first(), length)));
    }

    @Override
    public void delete(ObjectKey key) {
        Path path = existing(key);
        if (path == null) {
            return;
        }
        try {
            Files.deleteIfExists(path);
            folder.prune(path);
        } catch (IOException e) {
            throw Folder.unavailable(e);
        }
    }

    @Override
    public void deleteAll(Collection<ObjectKey> keys) {
        keys.forEach(this::delete);
    }

    @Override
    public List<Listed> list(String prefix, ObjectKey after, int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("1 to " + MOST_LISTED + " at a time");
        }
        requireFolder();
        try {
            return new FolderList(folder.root(), prefix, after == null ? "" : after.text(), limit).run();
        } catch (IOException e) {
            throw Folder.unavailable(e);
        }
    }

    @Override
    public Optional<ObjectInfo> copy(ObjectKey from, ObjectKey to, Description description) {
        return get(from, Wanted.ALL).map(content -> {
            try (content) {
                return put(new NewObject(to, description, NewObject.Mode.REPLACE), content.body()).info();
            } catch (IOException e) {
                throw Folder.unavailable(e);
            }
        });
    }

    @Override
    public Optional<Linked> link(ObjectKey key, Link link) {
        return Optional.empty();
    }

    @Override
    public int discardUnfinished(Instant before) {
        requireFolder();
        int discarded = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.unfinished())) {
            for (Path file : files) {
                boolean old = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(before);
                discarded += old && Files.deleteIfExists(file) ? 1 : 0;
            }
            return discarded;
        } catch (NoSuchFileException finishedMeanwhile) {
            return discarded;
        } catch (IOException e) {
            throw Folder.unavailable(e);
        }
    }

    @Override
    public boolean ready() {
        return folder.isThere();
    }

    private Path existing(ObjectKey key) {
        Path path = folder.find(key);
        if (path == null || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            requireFolder();
            return null;
        }
        return path;
    }

    /** An empty folder and a disk that is gone look alike; only the first may say that there is no object. */
    private void requireFolder() {
        if (!folder.isThere()) {
            throw Folder.unavailable(new NoSuchFileException("folder"));
        }
    }

    private static ObjectInfo info(ObjectKey key, Trailer.Found found, Path path) throws IOException {
        Instant modified = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        Trailer trailer = found.trailer();
        return new ObjectInfo(key, found.size(), trailer.sha256(), modified, trailer.description());
    }

    private static void closeIfOpen(FileChannel file) {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw Folder.unavailable(e);
            }
        }
    }
}
