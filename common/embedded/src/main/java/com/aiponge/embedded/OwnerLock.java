package com.aiponge.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the JVM that owns a server's directory. The kernel drops it with the process, so a killed owner leaves no trace. */
final class OwnerLock implements AutoCloseable {
    private final FileChannel channel;

    private OwnerLock(FileChannel channel) {
        this.channel = channel;
    }

    static OwnerLock take(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new OwnerLock(channel);
            }
        } catch (OverlappingFileLockException heldByThisJvm) {
            channel.close();
            throw new DirectoryInUse(directory);
        }
        channel.close();
        throw new DirectoryInUse(directory);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
