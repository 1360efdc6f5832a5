package com.aiponge.crypto.media;

import com.aiponge.crypto.Hkdf;
import com.aiponge.crypto.MacKey;
import com.aiponge.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Signs and checks the URLs of private media files. The key is derived from {@code INTERNAL_SERVICE_SECRET} by HKDF-SHA256
 * with the label {@code media}, so whoever answers can sign and storage can check. Thread-safe.
 */
public final class MediaSignature {
    private static final long WINDOW_SECONDS = 6 * 3600;
    private static final long SHORTEST_SECONDS = 3600;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<MacKey> keys;

    /** @throws IllegalArgumentException when a secret has fewer than 32 bytes */
    public MediaSignature(String activeSecret, List<String> retired) {
        this.keys = Secrets.ring("INTERNAL_SERVICE_SECRET", activeSecret, retired).stream()
                .map(secret -> new MacKey(Hkdf.derive(secret, null, "media", 32)))
                .toList();
    }

    /**
     * The {@code sig} parameter of a URL.
     *
     * @param expSeconds  the {@code exp} parameter, Unix seconds
     * @param disposition the {@code disposition} parameter exactly as in the URL, empty when there is none
     */
    public String sign(UUID fileId, long expSeconds, String disposition) {
        return sign(keys.getFirst(), fileId, expSeconds, disposition);
    }

    /**
     * Whether this very text was made by {@link #sign} with the active or a retired secret. It does not look at the clock: the
     * caller refuses an {@code exp} that is past. False for a null {@code sig}.
     */
    public boolean matches(UUID fileId, long exp, String disposition, String sig) {
        if (sig == null) {
            return false;
        }
        byte[] given = sig.getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (MacKey key : keys) {
            matches |= Secrets.sameBytes(sign(key, fileId, exp, disposition).getBytes(StandardCharsets.UTF_8), given);
        }
        return matches;
    }

    /**
     * When a URL issued now ends, in Unix seconds: the first boundary of 00, 06, 12 or 18 h UTC that is at least one hour
     * ahead, so 1 to 7 h. All URLs of one file in one window are the same, which keeps caches working.
     */
    public static long expiry(Instant now) {
        long earliest = now.getEpochSecond() + (now.getNano() > 0 ? 1 : 0) + SHORTEST_SECONDS;
        return Math.ceilDiv(earliest, WINDOW_SECONDS) * WINDOW_SECONDS;
    }

    private static String sign(MacKey key, UUID fileId, long exp, String disposition) {
        String text = "GET\n" + fileId + "\n" + exp + "\n" + (disposition == null ? "" : disposition);
        return ENCODER.encodeToString(key.tag(text.getBytes(StandardCharsets.UTF_8)));
    }
}
