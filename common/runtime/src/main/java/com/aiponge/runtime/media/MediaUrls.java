package com.aiponge.runtime.media;

import com.aiponge.crypto.media.MediaSignature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Media members of answers and requests (contract 0.16 and 9): {@code /uploads/<fileId>/<name>}, signed when private. Thread-safe. */
public final class MediaUrls {
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:https?://[^/]+)?/(?:uploads/([0-9a-fA-F-]{36})/[^/?#]*|api/v1/storage/download/([0-9a-fA-F-]{36}))(?:\\?[^#]*)?");

    private final MediaSignature signature;
    private final Clock clock;

    public MediaUrls(MediaSignature signature, Clock clock) {
        this.signature = signature;
        this.clock = clock;
    }

    /** A private file: expires at a 6-hour boundary at least an hour ahead. Null for a null file. */
    public String signed(UUID fileId, String name) {
        return signed(fileId, name, null);
    }

    /** A private file whose URL ends no later than {@code notAfter}, which may be null. */
    public String signed(UUID fileId, String name, Instant notAfter) {
        if (fileId == null) {
            return null;
        }
        long expires = MediaSignature.expiry(clock.instant());
        if (notAfter != null) {
            expires = Math.min(expires, notAfter.getEpochSecond());
        }
        return open(fileId, name) + "?exp=" + expires + "&sig=" + signature.sign(fileId, expires, "");
    }

    /** A public file. Null for a null file. */
    public String open(UUID fileId, String name) {
        return fileId == null ? null : "/uploads/" + fileId + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The file a reference in a request names, any query dropped; null when it is no reference of ours. */
    public static UUID fileOf(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            return null;
        }
        String id = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
