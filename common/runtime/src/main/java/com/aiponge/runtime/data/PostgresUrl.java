package com.aiponge.runtime.data;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection URL in its parts. Messages never show it: it carries the password.
 *
 * @param jdbc       without user, password and parameters
 * @param parameters decoded; {@code user} and {@code password} are among them
 */
record PostgresUrl(String jdbc, Map<String, String> parameters) {

    static PostgresUrl parse(String url) {
        String plain = url == null ? "" : url.strip().replaceFirst("^jdbc:", "");
        if (!plain.matches("(?s)postgres(ql)?://.+")) {
            throw new IllegalArgumentException("a database URL looks like postgres://user:password@host:5432/database");
        }
        String rest = plain.substring(plain.indexOf("://") + 3);
        int question = rest.indexOf('?');
        String address = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = address.lastIndexOf('@');
        if (at >= 0) {
            String[] user = address.substring(0, at).split(":", 2);
            parameters.put("user", decode(user[0]));
            if (user.length == 2) {
                parameters.put("password", decode(user[1]));
            }
        }
        if (question >= 0) {
            for (String pair : rest.substring(question + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        String place = address.substring(at + 1);
        if (!place.matches("[^/]+/[^/]+")) {
            throw new IllegalArgumentException("a database URL names a host and a database, as in postgres://user:password@host:5432/database");
        }
        return new PostgresUrl("jdbc:postgresql://" + place, Map.copyOf(parameters));
    }

    /** Unlike a form, a URL has plus signs in it that mean plus signs. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return jdbc;
    }
}
