package com.aiponge.crypto.token;

import com.aiponge.crypto.Secrets;
import io.helidon.security.jwt.jwk.Jwk;
import io.helidon.security.jwt.jwk.JwkKeys;
import io.helidon.security.jwt.jwk.JwkOctet;
import jakarta.json.Json;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The HS256 keys of user tokens: the active one signs, all verify. Key ids are the first 8 hex digits of SHA-256. Immutable. */
public final class TokenKeys {
    static final String ALGORITHM = "HS256";

    private final Jwk active;
    private final JwkKeys all;

    /**
     * @param secret  text of {@code JWT_SECRET}; white space around it does not count
     * @param retired texts that still verify while the secret is rotated
     * @throws IllegalArgumentException when one has fewer than 32 bytes in UTF-8 (RFC 7518 §3.2); the message never shows it
     */
    public TokenKeys(String secret, List<String> retired) {
        List<byte[]> ring = Secrets.ring("JWT_SECRET", secret, retired);
        this.active = jwk(ring.getFirst());
        JwkKeys.Builder keys = JwkKeys.builder();
        Set<String> ids = new HashSet<>();
        for (byte[] one : ring) {
            Jwk key = jwk(one);
            if (ids.add(key.keyId())) {
                keys.addKey(key);
            }
        }
        this.all = keys.build();
    }

    Jwk active() {
        return active;
    }

    JwkKeys all() {
        return all;
    }

    private static Jwk jwk(byte[] secret) {
        return JwkOctet.create(Json.createObjectBuilder()
                .add("kty", "oct")
                .add("alg", ALGORITHM)
                .add("kid", HexFormat.of().formatHex(Secrets.sha256(secret), 0, 4))
                .add("k", Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .build());
    }
}
