package com.aiponge.runtime.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import java.util.function.Supplier;

/**
 * Reads chunked bodies strictly (RFC 9112, section 7.1). The server (Helidon 4.1.7) takes a sign before a chunk's size and anything after
 * its data, and fails late on the rest; two readers that disagree there see different requests. Relies on the server's way of reading:
 * {@code readLine} for sizes and the end only, then the data, then {@code skip(2)}. Extensions and trailers, which nobody sends us, are
 * refused. For the thread of its connection.
 */
final class ChunkReader extends DataReader {
    /** A chunk is held whole before any limit of a route is asked; what is above cannot be taken and thrown away either. */
    private static final int LARGEST = 4 << 20;
    private static final int DIGITS = 8;

    private enum Expected { SIZE, DATA, LINE_END_OF_DATA, END }

    private Expected expected = Expected.SIZE;
    private BrokenBody broken;

    ChunkReader(Supplier<byte[]> source) {
        super(source);
    }

    @Override
    public String readLine() throws IncorrectNewLineException {
        if (broken != null) {
            throw broken; // a stream that is closed reads on to its end
        }
        String line;
        try {
            line = super.readLine();
        } catch (IncorrectNewLineException e) {
            throw malformed();
        }
        if (expected == Expected.END) {
            expected = Expected.SIZE;
            if (!line.isEmpty()) {
                throw malformed();
            }
            return line;
        }
        expected = size(line) == 0 ? Expected.END : Expected.DATA;
        return line;
    }

    @Override
    public BufferData readBuffer(int length) {
        BufferData data = super.readBuffer(length);
        if (expected == Expected.DATA) {
            expected = Expected.LINE_END_OF_DATA;
        }
        return data;
    }

    @Override
    public void skip(int length) {
        if (expected != Expected.LINE_END_OF_DATA) {
            super.skip(length);
            return;
        }
        expected = Expected.SIZE;
        if (read() != '\r' || read() != '\n') {
            throw malformed();
        }
    }

    private long size(String line) {
        if (line.isEmpty() || line.length() > DIGITS) {
            throw malformed();
        }
        long size = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                throw malformed();
            }
            size = size * 16 + Character.digit(c, 16);
        }
        if (size > LARGEST) {
            throw broken(Problem.tooLarge("A chunk may have " + LARGEST + " bytes"));
        }
        return size;
    }

    private BrokenBody malformed() {
        return broken(new Problem.Invalid("VALIDATION_ERROR", "The chunks of the body are malformed"));
    }

    private BrokenBody broken(Problem problem) {
        broken = new BrokenBody(problem);
        return broken;
    }
}
