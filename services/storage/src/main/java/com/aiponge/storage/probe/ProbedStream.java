package com.aiponge.storage.probe;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file on its way in, looked at as it passes. Its end is only reached when the bytes were those of such a file: else reading ends with
 * {@link BrokenMedia}, so a writer that takes streams whole or not at all takes nothing.
 */
public final class ProbedStream extends InputStream {
    private final byte[] head;
    private final InputStream rest;
    private final Walk walk;
    private final Limits limits;
    private final MediaType type;
    private int given;
    private long count;
    private Facts facts;

    private ProbedStream(byte[] head, InputStream rest, MediaType type, Limits limits) {
        this.head = head;
        this.rest = rest;
        this.type = type;
        this.walk = type.walk();
        this.limits = limits;
    }

    /** What a reader refuses by throwing: asked as bytes come, and about the whole file before its end. */
    public interface Limits {
        void check(MediaType type, long size);

        void check(Facts facts);
    }

    /** @throws BrokenMedia when no kind of file begins like this */
    public static ProbedStream of(InputStream content, Limits limits) throws IOException {
        byte[] head = content.readNBytes(MediaType.HEAD);
        MediaType type = MediaType.of(head).orElseThrow(BrokenMedia::new);
        return new ProbedStream(head, content, type, limits);
    }

    public MediaType type() {
        return type;
    }

    /** After the end has been read. */
    public Facts facts() {
        return facts;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        if (given < head.length) {
            read = Math.min(length, head.length - given);
            System.arraycopy(head, given, bytes, offset, read);
            given += read;
        } else {
            read = rest.read(bytes, offset, length);
        }
        if (read < 0) {
            facts = walk.facts();
            limits.check(facts);
            return -1;
        }
        count += read;
        limits.check(type, count);
        walk.accept(bytes, offset, read);
        return read;
    }
}
