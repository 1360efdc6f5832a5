package com.aiponge.runtime.http;

import java.util.List;
import java.util.Locale;

/** The header {@code Accept-Language} (RFC 9110, section 12.5.4), reduced to primary subtags (contract 0.12). */
final class AcceptLanguage {
    private static final int MOST_RANGES = 16;

    private AcceptLanguage() {
    }

    /** The supported code of the highest weight, the earlier one of equals; {@code otherwise} when none is wanted. */
    static String best(String header, List<String> supported, String otherwise) {
        String best = otherwise;
        double highest = 0;
        if (header != null) {
            for (String range : header.split(",", MOST_RANGES)) {
                String[] parts = range.strip().split(";", 2);
                String code = parts[0].strip().split("-", 2)[0].toLowerCase(Locale.ROOT);
                double weight = parts.length == 1 ? 1 : weight(parts[1].strip());
                if (weight > highest && supported.contains(code)) {
                    best = code;
                    highest = weight;
                }
            }
        }
        return best;
    }

    /** 0 when it is no weight: a range that cannot be read is not wanted. */
    private static double weight(String parameter) {
        return parameter.matches("[qQ]=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)") ? Double.parseDouble(parameter.substring(2)) : 0;
    }
}
