package com.aiponge.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response as it came over the wire (RFC 9112).
 *
 * @param headers names in any case
 * @param body    with chunks put together; do not change it
 */
public record RawResponse(int status, Map<String, List<String>> headers, byte[] body) {

    static RawResponse read(InputStream input, boolean withBody) throws IOException {
        String statusLine = line(input);
        if (!statusLine.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IOException("no status line: " + statusLine);
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        boolean bodyless = !withBody || status < 200 || status == 204 || status == 304;
        return new RawResponse(status, headers, bodyless ? new byte[0] : body(input, headers));
    }

    private static byte[] body(InputStream input, Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("Transfer-Encoding")) {
            return chunks(input);
        }
        if (headers.containsKey("Content-Length")) {
            return exactly(input, Integer.parseInt(headers.get("Content-Length").getFirst()));
        }
        return input.readAllBytes();
    }

    private static byte[] chunks(InputStream input) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(input).replaceFirst(";.*", "").strip(), 16);
            all.write(exactly(input, size));
            if (size == 0) {
                while (!line(input).isEmpty()) {
                    continue;
                }
                return all.toByteArray();
            }
            line(input);
        }
    }

    private static byte[] exactly(InputStream input, int count) throws IOException {
        byte[] bytes = input.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException(bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = input.read(); b != '\n'; b = input.read()) {
            if (b < 0) {
                throw new EOFException("end of stream after " + line.size() + " bytes of a line");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
    }

    /** The first one of this name; null when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
