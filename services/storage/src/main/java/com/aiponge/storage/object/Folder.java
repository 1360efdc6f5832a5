package com.aiponge.storage.object;

import com.aiponge.runtime.http.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a local store: keys as paths inside it, never outside, whatever links somebody put there. */
final class Folder {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final String UNFINISHED = ".unfinished";
    private static final FileAttribute<?>[] PRIVATE = {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))};

    private final Path root;
    private final Path unfinished;

    Folder(Path path) throws IOException {
        Files.createDirectories(path);
        this.root = path.toRealPath();
        this.unfinished = root.resolve(UNFINISHED);
        makeDirectory(unfinished);
    }

    Path root() {
        return root;
    }

    /** Where files are written before they are whole. On the same file system, so that a rename is atomic. */
    Path unfinished() {
        return unfinished;
    }

    /** Made once at start: when the disk below is gone, it is gone too. */
    boolean isThere() {
        return Files.isDirectory(unfinished, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(unfinished);
    }

    /** The path of a key whose folders are all there; null when one is missing or is not a folder of ours. */
    Path find(ObjectKey key) {
        Path path = root.resolve(key.text());
        for (Path parent = path.getParent(); !parent.equals(root); parent = parent.getParent()) {
            if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
        }
        return path;
    }

    /** The path of a key, its folders made and durable. */
    Path prepare(ObjectKey key) throws IOException {
        Path path = root.resolve(key.text());
        List<Path> missing = new ArrayList<>();
        for (Path parent = path.getParent(); !parent.equals(root); parent = parent.getParent()) {
            missing.addFirst(parent);
        }
        for (Path parent : missing) {
            if (makeDirectory(parent)) {
                sync(parent.getParent());
            }
        }
        return path;
    }

    /** Removes the folders above a path that hold nothing any more. */
    void prune(Path path) throws IOException {
        try {
            for (Path parent = path.getParent(); !parent.equals(root); parent = parent.getParent()) {
                Files.delete(parent);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return;
        }
    }

    /** Makes the entries of a folder durable. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Problem unavailable(IOException failure) {
        LOG.error("the file store failed: {}", failure.getClass().getName());
        return new Problem.Unavailable("Files are not available just now");
    }

    private static boolean makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.createDirectory(directory, PRIVATE);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }
}
