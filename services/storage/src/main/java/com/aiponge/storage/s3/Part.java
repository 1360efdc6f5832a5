package com.aiponge.storage.s3;

import com.aiponge.runtime.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One part of an object on its way to the store, read whole before it is sent, so that sending can be repeated. What is small stays in memory;
 * the rest goes through a file without a name, so slow senders hold 256 KiB each and a crash leaves nothing. For one thread.
 */
final class Part implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);
    private static final int BUFFER = 64 * 1024;
    private static final int IN_MEMORY = 256 * 1024;

    private final long largest;
    private final MessageDigest whole;
    private final MessageDigest md5 = digest("MD5");
    private final byte[] buffer = new byte[BUFFER];
    private byte[] small = new byte[BUFFER];
    private FileChannel file;
    private long length;

    /** @param whole takes up the bytes of the whole object */
    Part(long largest, MessageDigest whole) {
        this.largest = largest;
        this.whole = whole;
    }

    /** Begins anew and reads until the part is full or the content ends. @return whether the content may go on */
    boolean fill(InputStream content) {
        length = 0;
        md5.reset();
        while (length < largest) {
            int read = read(content, (int) Math.min(BUFFER, largest - length));
            if (read < 0) {
                return false;
            }
            whole.update(buffer, 0, read);
            md5.update(buffer, 0, read);
            keep(read);
        }
        return true;
    }

    /** The sender's failure is not the store's. */
    private int read(InputStream content, int most) {
        try {
            return content.read(buffer, 0, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(int count) {
        if (file == null && length + count <= IN_MEMORY) {
            if (length + count > small.length) {
                small = java.util.Arrays.copyOf(small, (int) Math.min(IN_MEMORY, Math.max(length + count, small.length * 2L)));
            }
            System.arraycopy(buffer, 0, small, (int) length, count);
            length += count;
            return;
        }
        try {
            if (file == null) {
                file = nameless();
                write(ByteBuffer.wrap(small, 0, (int) length), 0);
                small = new byte[0];
            }
            write(ByteBuffer.wrap(buffer, 0, count), length);
            length += count;
        } catch (IOException e) {
            LOG.error("there is no room for uploads in the folder of temporary files: {}", e.getClass().getName());
            throw new Problem.Unavailable("Files are not available just now");
        }
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long start = position - bytes.position();
        while (bytes.hasRemaining()) {
            file.write(bytes, start + bytes.position());
        }
    }

    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("aiponge-part-", null);
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    long length() {
        return length;
    }

    /** As the header {@code Content-MD5} has it: every S3 store checks it. */
    String md5() {
        try {
            return Base64.getEncoder().encodeToString(((MessageDigest) md5.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK's MD5 can be cloned", e);
        }
    }

    /** Its bytes from the beginning; each call another stream, which need not be closed. */
    InputStream stream() {
        return file == null ? new ByteArrayInputStream(small, 0, (int) length) : new FilePart(file, length);
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.warn("a temporary file could not be closed: {}", e.getClass().getName());
        }
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
