package com.aiponge.storage.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** A file on its way to becoming an object. Closing it before {@link #publish} leaves nothing. For one thread. */
final class UnfinishedFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    /** Another writer may remove a folder that its own delete left empty, between our making it and our using it. */
    private static final int ATTEMPTS = 20;

    private final Folder folder;
    private final Path path;
    private final FileChannel channel;

    UnfinishedFile(Folder folder) throws IOException {
        this.folder = folder;
        this.path = folder.unfinished().resolve(UUID.randomUUID().toString());
        this.channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** @return the SHA-256 of the bytes in hex */
    String fill(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
            digest.update(buffer, 0, read);
            write(ByteBuffer.wrap(buffer, 0, read));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    long size() throws IOException {
        return channel.position();
    }

    /** Makes the file durable under its key. @throws java.nio.file.FileAlreadyExistsException when it may not replace one */
    Path publish(ObjectKey key, NewObject.Mode mode) throws IOException {
        channel.force(true);
        for (int attempt = 1; ; attempt++) {
            try {
                Path target = folder.prepare(key);
                if (mode == NewObject.Mode.CREATE_ONLY) {
                    // A rename replaces silently; a second name for the same file does not.
                    Files.createLink(target, path);
                } else {
                    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
                }
                Folder.sync(target.getParent());
                return target;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    /** The sender's failure is not the store's. */
    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
