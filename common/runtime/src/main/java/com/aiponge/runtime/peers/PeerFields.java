package com.aiponge.runtime.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The head of an answer: status and header fields in their order, names in lower case (RFC 9112, sections 4 and 5). */
record PeerFields(int status, boolean keepAlive, List<String> names, List<String> values) {
    private static final int STATUS_AT = 9;

    /** @param head everything up to the empty line, without it */
    static PeerFields of(byte[] head, int length) throws IOException {
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n");
        String line = end < 0 ? text : text.substring(0, end);
        boolean one = line.startsWith("HTTP/1.1 ");
        if (line.length() < STATUS_AT + 3 || !one && !line.startsWith("HTTP/1.0 ")) {
            throw new IOException("not an HTTP/1 answer");
        }
        int status = digits(line.substring(STATUS_AT, STATUS_AT + 3));
        List<String> names = new ArrayList<>(16);
        List<String> values = new ArrayList<>(16);
        int from = end < 0 ? text.length() : end + 2;
        while (from < text.length()) {
            int next = text.indexOf("\r\n", from);
            int to = next < 0 ? text.length() : next;
            int colon = text.indexOf(':', from);
            if (colon <= from || colon >= to) {
                throw new IOException("not a header field");
            }
            names.add(name(text, from, colon));
            values.add(value(text, colon + 1, to));
            from = to + 2;
        }
        PeerFields fields = new PeerFields(status, one, names, values);
        String connection = fields.value("connection");
        return new PeerFields(status, one && (connection == null || !connection.equalsIgnoreCase("close")), names, values);
    }

    /** The first value of this name; null when there is none. */
    String value(String lowerCaseName) {
        int at = names.indexOf(lowerCaseName);
        return at < 0 ? null : values.get(at);
    }

    boolean isChunked() {
        String coding = value("transfer-encoding");
        return coding != null && coding.equalsIgnoreCase("chunked");
    }

    /** Bytes of the body as declared; −1 when nothing is. @throws IOException when the end is unclear */
    long length() throws IOException {
        String length = value("content-length");
        boolean unclear = isThereTwice("content-length") || isThereTwice("transfer-encoding")
                || value("transfer-encoding") != null && (length != null || !isChunked());
        if (unclear) {
            throw new IOException("where the answer ends is unclear");
        }
        if (length == null) {
            return -1;
        }
        if (length.isEmpty() || length.length() > 18) {
            throw new IOException("not a length");
        }
        long bytes = 0;
        for (int i = 0; i < length.length(); i++) {
            bytes = bytes * 10 + digit(length.charAt(i));
        }
        return bytes;
    }

    private static int digits(String text) throws IOException {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            number = number * 10 + digit(text.charAt(i));
        }
        return number;
    }

    private static int digit(char c) throws IOException {
        if (c < '0' || c > '9') {
            throw new IOException("not a number");
        }
        return c - '0';
    }

    private boolean isThereTwice(String lowerCaseName) {
        return names.indexOf(lowerCaseName) != names.lastIndexOf(lowerCaseName);
    }

    /** A token in lower case: white space before the colon or at the beginning of a line would hide a field from us that another reader sees. */
    private static String name(String text, int from, int to) throws IOException {
        boolean lower = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            lower &= !capital;
            if (!capital && (c < 'a' || c > 'z') && (c < '0' || c > '9') && "-_.!#$%&'*+^`|~".indexOf(c) < 0) {
                throw new IOException("not the name of a header field");
            }
        }
        String name = text.substring(from, to);
        return lower ? name : name.toLowerCase(java.util.Locale.ROOT);
    }

    /** Without control characters: a lone CR or LF ends the line for some readers. */
    private static String value(String text, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7F) {
                throw new IOException("a control character in a header field");
            }
        }
        return text.substring(from, to).strip();
    }
}
