package com.aiponge.storage.media;

import java.util.Map;

/** The query of a media URL as it stands there; absent parameters are null. */
record UrlSignature(String exp, String sig, String disposition) {
    static UrlSignature from(Map<String, String> query) {
        return new UrlSignature(query.get("exp"), query.get("sig"), query.get("disposition"));
    }

    /** Seconds since 1970, or -1 for what is no such number. */
    long expires() {
        boolean number = exp != null && !exp.isEmpty() && exp.length() <= 12 && exp.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(exp) : -1;
    }
}
