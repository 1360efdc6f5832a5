package com.aiponge.storage.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an answer (RFC 9112).
 *
 * @param fields by lower-case name; of several the first counts
 */
record FetchHead(int status, Map<String, String> fields) {
    static final long UNKNOWN = -1;
    private static final int MOST = 32 * 1024;

    /** Interim answers are skipped. */
    static FetchHead read(InputStream in) throws IOException {
        int left = MOST;
        while (true) {
            String line = line(in, left);
            left -= line.length() + 2;
            FetchHead head = new FetchHead(status(line), new HashMap<>());
            for (String field = line(in, left); !field.isEmpty(); field = line(in, left)) {
                left -= field.length() + 2;
                int colon = field.indexOf(':');
                if (colon < 1) {
                    throw new IOException("not a header field");
                }
                head.add(field.substring(0, colon).toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
            }
            if (head.status >= 200) {
                return head;
            }
        }
    }

    private void add(String name, String value) throws IOException {
        String before = fields.putIfAbsent(name, value);
        if (before != null && name.equals("content-length") && !before.equals(value)) {
            throw new IOException("two lengths");
        }
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    boolean isChunked() {
        return "chunked".equalsIgnoreCase(fields.get("transfer-encoding"));
    }

    /** Declared bytes of the body, or {@link #UNKNOWN} of one in chunks. One that ends with the connection could be half a file, and is refused. */
    long length() throws IOException {
        if (isChunked()) {
            return UNKNOWN;
        }
        String text = fields.get("content-length");
        if (text == null || fields.containsKey("transfer-encoding") || text.length() > 15 || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IOException("not a length");
        }
        return Long.parseLong(text);
    }

    private static int status(String line) throws IOException {
        boolean form = line.matches("HTTP/1[.][01] [1-5][0-9][0-9](?: .*)?");
        if (!form) {
            throw new IOException("not an answer of HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    /** Without its end. */
    static String line(InputStream in, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer ends in its head");
            }
            if (line.length() >= most) {
                throw new IOException("a head that is too long");
            }
            line.append((char) c);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
