package com.aiponge.storage.object;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Walks a folder in the order of the keys below it, and only where keys of the prefix can be. For one thread. */
final class FolderList {
    private final Path root;
    private final String prefix;
    private final String after;
    private final int limit;
    private final List<Listed> found = new ArrayList<>();

    FolderList(Path root, String prefix, String after, int limit) {
        this.root = root;
        this.prefix = prefix;
        this.after = after;
        this.limit = limit;
    }

    List<Listed> run() throws IOException {
        walk(root, "");
        return found;
    }

    private void walk(Path directory, String keys) throws IOException {
        for (String name : names(directory)) {
            if (found.size() == limit) {
                return;
            }
            String key = keys + name;
            if (name.endsWith("/")) {
                boolean mayHold = (key.startsWith(prefix) || prefix.startsWith(key)) && (key.compareTo(after) > 0 || after.startsWith(key));
                if (mayHold) {
                    walk(directory.resolve(name), key);
                }
            } else if (key.startsWith(prefix) && key.compareTo(after) > 0) {
                add(directory.resolve(name), key);
            }
        }
    }

    /** Folders with the slash that follows them in a key, by which they are ordered. */
    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (ObjectKey.isKey(name)) {
                    names.add(Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) ? name + "/" : name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    private void add(Path path, String key) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel file = FileChannel.open(path, LinkOption.NOFOLLOW_LINKS)) {
            Trailer.Found trailer = Trailer.read(file);
            if (trailer != null) {
                found.add(new Listed(new ObjectKey(key), trailer.size(), Files.getLastModifiedTime(path).toInstant()));
            }
        } catch (NoSuchFileException deletedMeanwhile) {
            return;
        }
    }
}
