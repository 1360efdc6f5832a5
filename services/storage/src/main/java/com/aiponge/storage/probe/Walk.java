package com.aiponge.storage.probe;

/**
 * Reads the structure of a file from its bytes as they pass by: skips what it does not care for, and gets the few bytes it asked for.
 * Nothing is held but those. For one thread.
 */
abstract class Walk {
    private byte[] chunk;
    private int filled;
    private long skip;
    private long seen;
    private boolean stopped;

    Walk(int first) {
        next(0, first);
    }

    /** The bytes asked for have come; says what it wants next by one of the methods below. */
    abstract void step(byte[] bytes);

    /** What was found, after the last byte. @throws BrokenMedia when these are not the bytes of such a file */
    abstract Facts facts();

    /** Skips so many bytes, then gathers so many. */
    final void next(long skipped, int wanted) {
        if (skipped < 0) {
            throw new BrokenMedia();
        }
        skip = skipped;
        chunk = new byte[wanted];
        filled = 0;
    }

    /** The same bytes once more, without the first and with the one that follows. */
    final void slide() {
        System.arraycopy(chunk, 1, chunk, 0, chunk.length - 1);
        filled = chunk.length - 1;
    }

    /** Wants nothing more. */
    final void stop() {
        stopped = true;
    }

    /** Bytes that have come so far. */
    final long seen() {
        return seen;
    }

    final void accept(byte[] bytes, int offset, int length) {
        seen += length;
        int at = offset;
        int end = offset + length;
        while (at < end && !stopped) {
            int skipped = (int) Math.min(skip, end - at);
            skip -= skipped;
            at += skipped;
            int taken = Math.min(chunk.length - filled, end - at);
            System.arraycopy(bytes, at, chunk, filled, taken);
            at += taken;
            filled += taken;
            if (filled == chunk.length) {
                step(chunk);
            }
        }
    }

    static int big(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    static int little(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
