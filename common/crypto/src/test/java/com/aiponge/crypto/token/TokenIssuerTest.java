package com.aiponge.crypto.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.SettableClock;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
    private static final UUID USER = Ids.next();
    private static final UUID SESSION = Ids.next();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T09:05:10.417Z"));
    private final TokenKeys keys = new TokenKeys(Forge.SECRET, List.of());
    private final TokenIssuer issuer = new TokenIssuer(keys, clock);
    private final TokenVerifier verifier = new TokenVerifier(keys, clock, 100);

    @Test
    void issuesWhatTheVerifierReads() {
        UserClaims claims = verifier.verify(issue("writer@example.com", "librarian", false));
        assertEquals(USER, claims.userId());
        assertEquals("writer@example.com", claims.email());
        assertEquals("librarian", claims.role());
        assertFalse(claims.guest());
        assertEquals(SESSION, claims.sessionId());
        assertEquals(Instant.parse("2026-05-04T09:05:10Z"), claims.issuedAt());
        assertEquals(Instant.parse("2026-05-04T09:20:10Z"), claims.expiresAt());
    }

    @Test
    void writesTheClaimsAndHeaderOfTheContract() {
        String[] parts = issue("writer@example.com", "user", true).split("\\.");
        JsonObject header = json(parts[0]);
        assertEquals("HS256", header.getString("alg"));
        assertEquals(Forge.KID, header.getString("kid"));
        JsonObject payload = json(parts[1]);
        assertEquals(USER.toString(), payload.getString("sub"));
        assertEquals(USER.toString(), payload.getString("id"));
        assertTrue(payload.getBoolean("isGuest"));
        assertEquals(SESSION.toString(), payload.getString("sid"));
        assertEquals("aiponge", payload.getString("iss"));
        assertTrue(payload.get("aud").toString().contains("\"aiponge-api\""));
        assertEquals(900, payload.getInt("exp") - payload.getInt("iat"));
        assertFalse(payload.getString("jti").isBlank());
    }

    @Test
    void givesEachTokenAnIdOfItsOwn() {
        assertNotEquals(verifier.verify(issue("a@b", "user", false)).jti(), verifier.verify(issue("a@b", "user", false)).jti());
    }

    @Test
    void leavesOutAnEmailThatIsNotThere() {
        String token = issue(null, "user", true);
        assertNull(verifier.verify(token).email());
        assertFalse(json(token.split("\\.")[1]).containsKey("email"));
    }

    @Test
    void carriesTextThatNeedsEscaping() {
        assertEquals("\"o'büro\\\"@example.com", verifier.verify(issue("\"o'büro\\\"@example.com", "user", false)).email());
    }

    @Test
    void refusesAShortSecretWithoutShowingIt() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new TokenKeys("short", List.of()));
        assertFalse(refused.getMessage().contains("short"));
        assertThrows(IllegalArgumentException.class, () -> new TokenKeys(Forge.SECRET, List.of("short")));
    }

    @Test
    void ignoresWhiteSpaceAroundTheSecret() {
        TokenKeys spaced = new TokenKeys(" " + Forge.SECRET + "\n", List.of());
        assertEquals(USER, new TokenVerifier(spaced, clock, 0).verify(issue("a@b", "user", false)).userId());
    }

    private String issue(String email, String role, boolean guest) {
        return issuer.issue(USER, email, role, guest, SESSION, Duration.ofMinutes(15));
    }

    private static JsonObject json(String part) {
        return Json.createReader(new StringReader(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))).readObject();
    }
}
