package com.aiponge.storage.object;

import com.aiponge.runtime.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a local file carries behind its object's bytes: so one rename publishes bytes and metadata together, and the bytes still stand at the
 * beginning, where every player and viewer looks. Layout: bytes, JSON, length of the JSON (4), mark (8).
 */
record Trailer(String contentType, String cacheControl, String disposition, String sha256, Map<String, String> metadata) {
    private static final byte[] MARK = "aipobj01".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MARK.length;
    private static final int MOST = 8 * 1024;

    /** A file's trailer, and how many bytes of an object stand before it. */
    record Found(Trailer trailer, long size) {
    }

    static Trailer of(Description description, String sha256) {
        return new Trailer(description.contentType(), description.cacheControl(), description.disposition(), sha256, description.metadata());
    }

    Description description() {
        return new Description(contentType, cacheControl, disposition, metadata);
    }

    ByteBuffer bytes() {
        byte[] json = Json.bytes(this);
        return ByteBuffer.allocate(json.length + TAIL).put(json).putInt(json.length).put(MARK).flip();
    }

    /** Null when this is no object's file. */
    static Found read(FileChannel file) throws IOException {
        long end = file.size() - TAIL;
        if (end < 0) {
            return null;
        }
        ByteBuffer tail = readAt(file, end, TAIL);
        int length = tail.getInt();
        byte[] mark = new byte[MARK.length];
        tail.get(mark);
        if (!java.util.Arrays.equals(mark, MARK) || length <= 0 || length > MOST || length > end) {
            return null;
        }
        try {
            String json = StandardCharsets.UTF_8.decode(readAt(file, end - length, length)).toString();
            Trailer trailer = Json.read(json, Trailer.class);
            return trailer.isDamaged() ? null : new Found(trailer, end - length);
        } catch (Json.MalformedJson e) {
            return null;
        }
    }

    private boolean isDamaged() {
        try {
            return sha256 == null || metadata == null || description() == null;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static ByteBuffer readAt(FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
            continue;
        }
        if (buffer.hasRemaining()) {
            throw new IOException("a file ends before its end");
        }
        return buffer.flip();
    }
}
