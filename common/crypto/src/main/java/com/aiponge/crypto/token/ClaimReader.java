package com.aiponge.crypto.token;

import io.helidon.security.jwt.Jwt;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.UUID;

/** Takes the claims out of a token whose signature is good. Any RuntimeException means a claim is missing or of another type. */
final class ClaimReader {
    private ClaimReader() {
    }

    static UserClaims read(Jwt jwt) {
        String subject = text(jwt, "sub");
        if (!text(jwt, "id").equals(subject)) {
            throw new IllegalArgumentException("sub and id differ");
        }
        return new UserClaims(
                UUID.fromString(subject),
                jwt.payloadClaim("email").isPresent() ? text(jwt, "email") : null,
                text(jwt, "role"),
                flag(jwt, "isGuest"),
                UUID.fromString(text(jwt, "sid")),
                text(jwt, "jti"),
                jwt.issueTime().orElseThrow(),
                jwt.expirationTime().orElseThrow());
    }

    private static String text(Jwt jwt, String claim) {
        String text = ((JsonString) jwt.payloadClaim(claim).orElseThrow()).getString();
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty claim");
        }
        return text;
    }

    private static boolean flag(Jwt jwt, String claim) {
        JsonValue value = jwt.payloadClaim(claim).orElseThrow();
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new IllegalArgumentException("not a boolean");
        }
        return value == JsonValue.TRUE;
    }
}
