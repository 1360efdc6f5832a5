package com.aiponge.crypto.signature;

import com.aiponge.crypto.Hkdf;
import com.aiponge.crypto.MacKey;
import com.aiponge.crypto.Secrets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys by which services know each other: one for each caller and callee and secret, derived by HKDF-SHA256, so a
 * request for one service is worthless at another. The active secret signs, all verify. Thread-safe.
 */
public final class ServiceKeys {
    private final List<byte[]> secrets;
    private final Map<Pair, List<MacKey>> cache = new ConcurrentHashMap<>();

    private record Pair(String caller, String callee) {
    }

    /**
     * @param activeSecret   text of {@code INTERNAL_SERVICE_SECRET}; white space around it does not count
     * @param retiredSecrets texts that still verify while the secret is rotated
     * @throws IllegalArgumentException when one has fewer than 32 bytes in UTF-8; the message never shows it
     */
    public ServiceKeys(String activeSecret, List<String> retiredSecrets) {
        this.secrets = List.copyOf(Secrets.ring("INTERNAL_SERVICE_SECRET", activeSecret, retiredSecrets));
    }

    /** The active key first. Not kept: a caller name from the wire must not fill memory before it is proven. */
    List<MacKey> of(String caller, String callee) {
        List<MacKey> known = cache.get(new Pair(caller, callee));
        return known != null ? known : derive(caller, callee);
    }

    void keep(String caller, String callee, List<MacKey> keys) {
        cache.putIfAbsent(new Pair(caller, callee), keys);
    }

    private List<MacKey> derive(String caller, String callee) {
        // Names hold neither spaces nor '>' (Token.name), so no two pairs share a label.
        String label = "request " + caller + ">" + callee;
        return secrets.stream().map(secret -> new MacKey(Hkdf.derive(secret, null, label, 32))).toList();
    }
}
