package com.aiponge.storage.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parts of a {@code multipart/form-data} body, one after another, with one buffer (RFC 2046, section 5.1.1). A body that ends before its last
 * boundary throws in the middle of the part, so a part that was read to its end is whole. For one thread.
 */
final class FormReader {
    private static final int BUFFER = 64 * 1024;
    private static final int MOST_HEAD = 8 * 1024;
    private static final int MOST_PARTS = 20;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean ended;
    private PartStream part;
    private int parts;

    /** @param boundary of the content type, 1 to 70 characters */
    FormReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first boundary stands at the very beginning, or behind a preamble.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** The next part; null after the last one. What was not read of the part before is skipped. */
    FormPart next() throws IOException {
        (part == null ? new PartStream() : part).skipRest();
        byte[] two = take(2);
        if (two[0] == '-' && two[1] == '-') {
            return null;
        }
        if (++parts > MOST_PARTS) {
            throw FormPart.malformed();
        }
        String head = head(two);
        part = new PartStream();
        return FormPart.of(head);
    }

    /** The content of the part that was given last. */
    InputStream content() {
        return part;
    }

    /** White space may stand between a boundary and the end of its line. */
    private String head(byte[] first) throws IOException {
        byte[] line = first;
        while (line[line.length - 2] != '\r' || line[line.length - 1] != '\n') {
            if (line[line.length - 2] != ' ' && line[line.length - 2] != '\t' || line.length > 100) {
                throw FormPart.malformed();
            }
            line = append(line);
        }
        byte[] head = new byte[0];
        while (!endsHead(head)) {
            if (head.length == MOST_HEAD) {
                throw FormPart.malformed();
            }
            head = append(head);
        }
        return new String(head, StandardCharsets.UTF_8);
    }

    private static boolean endsHead(byte[] head) {
        int n = head.length;
        boolean empty = n == 2 && head[0] == '\r' && head[1] == '\n';
        return empty || n >= 4 && head[n - 4] == '\r' && head[n - 3] == '\n' && head[n - 2] == '\r' && head[n - 1] == '\n';
    }

    private byte[] append(byte[] bytes) throws IOException {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = take(1)[0];
        return longer;
    }

    private byte[] take(int count) throws IOException {
        while (end - at < count) {
            if (!fill()) {
                throw FormPart.malformed();
            }
        }
        at += count;
        return Arrays.copyOfRange(buffer, at - count, at);
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
        return !ended;
    }

    /** Up to the next boundary. */
    private final class PartStream extends InputStream {
        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (over || length == 0) {
                return over ? -1 : 0;
            }
            int free = free();
            while (free == 0) {
                if (end - at >= delimiter.length) {
                    at += delimiter.length;
                    over = true;
                    return -1;
                }
                if (!fill()) {
                    throw FormPart.malformed();
                }
                free = free();
            }
            int given = Math.min(free, length);
            System.arraycopy(buffer, at, bytes, offset, given);
            at += given;
            return given;
        }

        /** How many bytes from here on are certainly not the beginning of a boundary. */
        private int free() {
            for (int i = at; i < end; i++) {
                if (buffer[i] == '\r' && mayBegin(i)) {
                    return i - at;
                }
            }
            return end - at;
        }

        private boolean mayBegin(int from) {
            int compared = Math.min(delimiter.length, end - from);
            return Arrays.equals(buffer, from, from + compared, delimiter, 0, compared);
        }

        void skipRest() throws IOException {
            byte[] lost = new byte[8 * 1024];
            while (read(lost, 0, lost.length) >= 0) {
                continue;
            }
        }
    }
}
