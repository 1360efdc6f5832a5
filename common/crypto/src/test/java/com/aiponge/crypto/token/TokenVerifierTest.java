package com.aiponge.crypto.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.SettableClock;
import com.aiponge.crypto.token.TokenRefused.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static final String OTHER = "another secret, also long enough..";

    private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1000));
    private final TokenVerifier verifier = verifier(Forge.SECRET, List.of());

    @Test
    void readsEveryClaim() {
        UserClaims claims = verifier.verify(Forge.token(Forge.HEADER, Forge.PAYLOAD));
        assertEquals(new UserClaims(UUID.fromString("0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e11"), "writer@example.com", "user", false,
                UUID.fromString("0196f0c2-6b10-7d44-8a1c-2e9f0c4d7b33"), "t-1", Instant.ofEpochSecond(1000), Instant.ofEpochSecond(1900)), claims);
    }

    @Test
    void refusesFromTheSecondOfItsExpiryAlsoWhenCached() {
        String token = Forge.token(Forge.HEADER, Forge.PAYLOAD);
        clock.set(Instant.ofEpochSecond(1899).plusMillis(999));
        assertDoesNotThrow(() -> verifier.verify(token));
        clock.set(Instant.ofEpochSecond(1900));
        assertRefused(Reason.EXPIRED, token);
        assertEquals(Reason.EXPIRED, assertThrows(TokenRefused.class, () -> verifier(Forge.SECRET, List.of()).verify(token)).reason());
    }

    @Test
    void givesTheClaimsOfAGenuineExpiredToken() {
        String token = Forge.token(Forge.HEADER, Forge.PAYLOAD);
        clock.set(Instant.ofEpochSecond(1_000_000));
        assertEquals("t-1", verifier.verifyExpired(token).jti());
        assertRefused(Reason.EXPIRED, token);
        String forged = Forge.token(Forge.HEADER, Forge.PAYLOAD, "HmacSHA256", OTHER);
        assertEquals(Reason.INVALID, assertThrows(TokenRefused.class, () -> verifier.verifyExpired(forged)).reason());
        assertRefused(Reason.INVALID, forged);
    }

    @Test
    void refusesEveryAlgorithmButHs256() {
        for (String alg : List.of("none", "None", "NONE", "HS384", "HS512", "RS256", "ES256", "hs256", "")) {
            String header = Forge.HEADER.replace("HS256", alg);
            assertInvalid(Forge.token(header, Forge.PAYLOAD));
            assertInvalid(Forge.token(header, Forge.PAYLOAD, "HmacSHA384", Forge.SECRET));
            assertInvalid(Forge.token(header, Forge.PAYLOAD, "HmacSHA512", Forge.SECRET));
            String unsigned = Forge.base64url(header) + "." + Forge.base64url(Forge.PAYLOAD);
            assertInvalid(unsigned + ".");
            assertInvalid(unsigned);
            assertInvalid(unsigned + "." + "A".repeat(43));
        }
        for (String odd : List.of("null", "1", "[\"HS256\"]", "{}", "true")) {
            assertInvalid(Forge.token(Forge.HEADER.replace("\"HS256\"", odd), Forge.PAYLOAD));
        }
    }

    @Test
    void refusesAMissingAlgorithmOrKeyId() {
        assertInvalid(Forge.token("{\"kid\":\"" + Forge.KID + "\"}", Forge.PAYLOAD));
        assertInvalid(Forge.token("{\"alg\":\"HS256\"}", Forge.PAYLOAD));
        assertInvalid(Forge.token(Forge.HEADER.replace(Forge.KID, "00000000"), Forge.PAYLOAD));
        assertInvalid(Forge.token(Forge.HEADER.replace(Forge.KID, ""), Forge.PAYLOAD));
        assertInvalid(Forge.token("{}", Forge.PAYLOAD));
    }

    @Test
    void refusesACriticalHeaderAndIgnoresKeysInTheHeader() {
        for (String crit : List.of("[\"exp\"]", "[\"b64\"]", "[]", "\"alg\"", "[\"alg\"]", "null")) {
            assertInvalid(Forge.token(Forge.HEADER.replace("}", ",\"crit\":" + crit + "}"), Forge.PAYLOAD));
        }
        String ownKey = "{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"" + Forge.base64url(OTHER) + "\"}";
        assertInvalid(Forge.token(Forge.HEADER.replace("}", ",\"jwk\":" + ownKey + "}"), Forge.PAYLOAD, "HmacSHA256", OTHER));
    }

    @Test
    void refusesAnotherIssuerOrAudience() {
        assertInvalid(payload("\"iss\":\"aiponge\"", "\"iss\":\"aiponge2\""));
        assertInvalid(payload("\"iss\":\"aiponge\",", ""));
        assertInvalid(payload("\"aud\":\"aiponge-api\"", "\"aud\":\"other\""));
        assertInvalid(payload("\"aud\":\"aiponge-api\"", "\"aud\":[]"));
        assertInvalid(payload("\"aud\":\"aiponge-api\",", ""));
        assertDoesNotThrow(() -> verifier.verify(payload("\"aud\":\"aiponge-api\"", "\"aud\":[\"aiponge-api\"]")));
    }

    @Test
    void refusesAMissingOrMistypedClaim() {
        for (String claim : List.of("\"sub\":\"0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e11\",", "\"id\":\"0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e11\",",
                "\"role\":\"user\",", "\"isGuest\":false,", "\"sid\":\"0196f0c2-6b10-7d44-8a1c-2e9f0c4d7b33\",", "\"jti\":\"t-1\",", "\"iat\":1000,", ",\"exp\":1900")) {
            assertInvalid(payload(claim, ""));
            int colon = claim.indexOf(':');
            String end = claim.endsWith(",") ? "," : "";
            for (String odd : List.of("null", "{}", "[1]", "\" \"")) {
                assertInvalid(payload(claim, claim.substring(0, colon + 1) + odd + end));
            }
        }
        assertInvalid(payload("\"isGuest\":false", "\"isGuest\":\"false\""));
        assertInvalid(payload("\"id\":\"0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e11\"", "\"id\":\"0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e12\""));
        assertInvalid(payload("\"exp\":1900", "\"exp\":\"1900\""));
        assertInvalid(payload("\"email\":\"writer@example.com\"", "\"email\":7"));
    }

    @Test
    void allowsATokenWithoutEmail() {
        assertNull(verifier.verify(payload("\"email\":\"writer@example.com\",", "")).email());
    }

    @Test
    void refusesATokenBeforeItsTime() {
        assertInvalid(payload("\"iat\":1000", "\"nbf\":1001,\"iat\":1000"));
        assertDoesNotThrow(() -> verifier.verify(payload("\"iat\":1000", "\"nbf\":1000,\"iat\":1000")));
        assertInvalid(payload("\"iat\":1000", "\"nbf\":\"x\",\"iat\":1000"));
    }

    @Test
    void refusesEveryAlteredCharacter() {
        String token = Forge.token(Forge.HEADER, Forge.PAYLOAD);
        verifier.verify(token);
        for (int i = 0; i < token.length(); i++) {
            for (char other : "ABab01-_.=+/ é".toCharArray()) {
                String altered = token.substring(0, i) + other + token.substring(i + 1);
                if (!altered.equals(token)) {
                    assertInvalid(altered);
                }
            }
            assertInvalid(token.substring(0, i));
        }
    }

    @Test
    void hasOneTextForEachToken() {
        String token = Forge.token(Forge.HEADER, Forge.PAYLOAD);
        for (String more : List.of("=", "==", ".", " ", "\n", "A", ".x")) {
            assertInvalid(token + more);
        }
        assertInvalid(" " + token);
        assertInvalid("Bearer " + token);
        // The last character carries four bits: the three texts beside it decode to the same signature.
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        for (int spare = 1; spare < 4; spare++) {
            assertInvalid(token.substring(0, token.length() - 1) + alphabet.charAt(last + spare));
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String odd : new String[] {null, "", ".", "..", "...", "a.b.c", "a.b." + "A".repeat(43), "x".repeat(5000), "null", "{}"}) {
            assertInvalid(odd);
        }
        for (String json : List.of("", "null", "[]", "7", "\"x\"", "{", "{\"alg\":\"HS256\"", "{}{}", "\0", "[".repeat(2000))) {
            assertInvalid(Forge.token(json, Forge.PAYLOAD));
            assertInvalid(Forge.token(Forge.HEADER, json));
        }
    }

    @Test
    void verifiesWithRetiredSecrets() {
        TokenVerifier rotated = verifier(OTHER, List.of(Forge.SECRET, OTHER));
        assertDoesNotThrow(() -> rotated.verify(Forge.token(Forge.HEADER, Forge.PAYLOAD)));
        String fresh = Forge.token(Forge.HEADER.replace(Forge.KID, Forge.kid(OTHER)), Forge.PAYLOAD, "HmacSHA256", OTHER);
        assertDoesNotThrow(() -> rotated.verify(fresh));
        assertInvalid(fresh);
        // A key counts under its own id only.
        String crossed = Forge.token(Forge.HEADER, Forge.PAYLOAD, "HmacSHA256", OTHER);
        assertEquals(Reason.INVALID, assertThrows(TokenRefused.class, () -> rotated.verify(crossed)).reason());
    }

    @Test
    void remembersAVerifiedToken() {
        String token = Forge.token(Forge.HEADER, Forge.PAYLOAD);
        assertSame(verifier.verify(token), verifier.verify(token));
        TokenVerifier without = new TokenVerifier(new TokenKeys(Forge.SECRET, List.of()), clock, 0);
        assertEquals(without.verify(token), without.verify(token));
        assertTrue(without.verify(token) != without.verify(token));
    }

    @Test
    void saysNothingAboutTheTokenWhenItRefuses() {
        var refused = assertThrows(TokenRefused.class, () -> verifier.verify("secret.token.text"));
        assertEquals("token refused: INVALID", refused.getMessage());
        assertNull(refused.getCause());
    }

    private TokenVerifier verifier(String secret, List<String> retired) {
        return new TokenVerifier(new TokenKeys(secret, retired), clock, 100);
    }

    private static String payload(String part, String other) {
        assertTrue(Forge.PAYLOAD.contains(part), part);
        return Forge.token(Forge.HEADER, Forge.PAYLOAD.replace(part, other));
    }

    private void assertInvalid(String token) {
        assertRefused(Reason.INVALID, token);
    }

    private void assertRefused(Reason reason, String token) {
        assertEquals(reason, assertThrows(TokenRefused.class, () -> verifier.verify(token), () -> "accepted " + token).reason(), () -> "for " + token);
    }
}
