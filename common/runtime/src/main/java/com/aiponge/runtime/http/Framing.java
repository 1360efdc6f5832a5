package com.aiponge.runtime.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import java.util.List;

/**
 * Refuses requests whose end two parsers could see differently (RFC 9112, section 6): the server underneath is lax where a smuggled
 * request begins. What is refused here closes its connection.
 */
final class Framing {
    private static final List<String> NONE = List.of();

    private Framing() {
    }

    /** What is wrong with the framing or the target; null when nothing is. */
    static String fault(HttpPrologue prologue, Headers headers) {
        List<String> lengths = values(headers, HeaderNames.CONTENT_LENGTH);
        List<String> encodings = values(headers, HeaderNames.TRANSFER_ENCODING);
        if (!encodings.isEmpty() && !lengths.isEmpty()) {
            return "both a length and a transfer encoding";
        }
        if (lengths.size() > 1 || lengths.size() == 1 && !isDigits(lengths.getFirst())) {
            return "an unclear length";
        }
        if (encodings.size() > 1 || encodings.size() == 1 && !encodings.getFirst().equals("chunked")) {
            return "a transfer encoding other than chunked";
        }
        if (hasNamelessHeader(headers)) {
            return "a header without a name";
        }
        String method = prologue.method().text();
        if (!isUpperCase(method)) {
            return "a malformed method";
        }
        String path = pathFault(prologue.uriPath().rawPath());
        return path != null ? path : queryFault(prologue);
    }

    /** Wider than RFC 3986: browsers send brackets, bars and quotes as they are. A fragment is never sent by a client that means well. */
    private static String queryFault(HttpPrologue prologue) {
        if (prologue.fragment().hasValue()) {
            return "a fragment";
        }
        String raw = prologue.query().rawValue();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean escape = c == '%' && !(i + 2 < raw.length() && Character.digit(raw.charAt(i + 1), 16) >= 0 && Character.digit(raw.charAt(i + 2), 16) >= 0);
            if (c <= ' ' || c > '~' || escape) {
                return "a malformed query";
            }
        }
        return null;
    }

    /** Paths that two readers would resolve differently: parameters, empty or dot segments, encoded slashes and controls. */
    private static String pathFault(String raw) {
        if (!raw.startsWith("/")) {
            return "a target that is no path"; // the forms for proxies, CONNECT among them, and an asterisk
        }
        if (raw.indexOf(';') >= 0 || raw.indexOf('\\') >= 0 || raw.contains("//") || raw.contains("/../") || raw.contains("/./")
                || raw.endsWith("/..") || raw.endsWith("/.")) {
            return "an ambiguous path";
        }
        for (int at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
            String code = at + 3 <= raw.length() ? raw.substring(at + 1, at + 3) : "";
            if (code.isEmpty() || code.equalsIgnoreCase("2f") || code.equalsIgnoreCase("5c") || code.equalsIgnoreCase("2e") || code.equalsIgnoreCase("3b")
                    || code.charAt(0) < '2' || code.equalsIgnoreCase("7f")) {
                return "an ambiguous path";
            }
        }
        return null;
    }

    private static boolean hasNamelessHeader(Headers headers) {
        for (Header header : headers) {
            if (header.name().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> values(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : NONE;
    }

    private static boolean isDigits(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpperCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
