package com.aiponge.storage.upload;

import com.aiponge.runtime.http.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the head of one part of a form says (RFC 7578).
 *
 * @param fileName    null for a plain field
 * @param contentType as declared, in lower case without parameters; null when it is not
 */
record FormPart(String name, String fileName, String contentType) {

    /** @param head header lines without the empty one, in UTF-8 */
    static FormPart of(String head) {
        Map<String, String> headers = new HashMap<>();
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        String disposition = headers.getOrDefault("content-disposition", "");
        Map<String, String> parameters = parameters(disposition);
        String name = parameters.get("name");
        if (name == null || !disposition.toLowerCase(Locale.ROOT).startsWith("form-data")) {
            throw malformed();
        }
        String type = headers.get("content-type");
        return new FormPart(name, parameters.get("filename"), type == null ? null : type.split(";")[0].strip().toLowerCase(Locale.ROOT));
    }

    static Problem malformed() {
        return new Problem.Invalid("VALIDATION_ERROR", "The form is not what multipart/form-data allows");
    }

    /** Of a header, by lower-case name; the first of each name counts. Quoted values may escape a quote or a backslash. */
    static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        int at = header.indexOf(';');
        while (at >= 0) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = header.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            at = value(header, equals + 1, value);
            parameters.putIfAbsent(name, value.toString());
        }
        return parameters;
    }

    /** @return where the next parameter begins, or -1 */
    private static int value(String header, int from, StringBuilder value) {
        int at = from;
        while (at < header.length() && header.charAt(at) == ' ') {
            at++;
        }
        if (at >= header.length() || header.charAt(at) != '"') {
            int end = header.indexOf(';', at);
            value.append(header, at, end < 0 ? header.length() : end);
            return end;
        }
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            char c = header.charAt(at);
            boolean escape = c == '\\' && at + 1 < header.length() && (header.charAt(at + 1) == '"' || header.charAt(at + 1) == '\\');
            value.append(escape ? header.charAt(++at) : c);
        }
        return header.indexOf(';', at);
    }
}
