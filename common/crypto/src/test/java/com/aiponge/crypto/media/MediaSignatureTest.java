package com.aiponge.crypto.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Hkdf;
import com.aiponge.crypto.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class MediaSignatureTest {
    private static final String SECRET = "the shared secret of all services";
    private static final String OTHER = "another secret, also long enough..";
    private static final UUID FILE = UUID.fromString("0196f0cb-4410-7b6c-a8d5-f20c7e9b3146");
    private static final long EXP = 1_777_896_000;

    private final MediaSignature media = new MediaSignature(SECRET, List.of());

    @Test
    void signsTheTextOfTheContract() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Hkdf.derive(SECRET.getBytes(StandardCharsets.UTF_8), null, "media", 32), "HmacSHA256"));
        byte[] tag = mac.doFinal("GET\n0196f0cb-4410-7b6c-a8d5-f20c7e9b3146\n1777896000\nattachment".getBytes(StandardCharsets.UTF_8));
        String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        assertEquals(expected, media.sign(FILE, EXP, "attachment"));
        assertTrue(media.matches(FILE, EXP, "attachment", expected));
    }

    @Test
    void refusesAnotherFileTimeDispositionOrText() {
        String sig = media.sign(FILE, EXP, "");
        assertTrue(media.matches(FILE, EXP, "", sig));
        assertTrue(media.matches(FILE, EXP, null, sig));
        assertFalse(media.matches(Ids.next(), EXP, "", sig));
        assertFalse(media.matches(FILE, EXP + 1, "", sig));
        assertFalse(media.matches(FILE, EXP, "inline", sig));
        assertFalse(media.matches(FILE, EXP, "", null));
        assertFalse(media.matches(FILE, EXP, "", ""));
        assertFalse(media.matches(FILE, EXP, "", sig + "="));
        for (int i = 0; i < sig.length(); i++) {
            for (char other : "ABab01-_é".toCharArray()) {
                String altered = sig.substring(0, i) + other + sig.substring(i + 1);
                assertEquals(altered.equals(sig), media.matches(FILE, EXP, "", altered), altered);
            }
        }
    }

    @Test
    void checksWithRetiredSecretsAndSignsWithTheActiveOne() {
        MediaSignature rotated = new MediaSignature(OTHER, List.of(SECRET));
        assertTrue(rotated.matches(FILE, EXP, "", media.sign(FILE, EXP, "")));
        assertFalse(media.matches(FILE, EXP, "", rotated.sign(FILE, EXP, "")));
        assertThrows(IllegalArgumentException.class, () -> new MediaSignature("short", List.of()));
    }

    @Test
    void endsAtTheNextSixHourBoundaryThatIsAnHourAhead() {
        assertExpiry("2026-05-04T06:00:00Z", "2026-05-04T00:00:00Z");
        assertExpiry("2026-05-04T06:00:00Z", "2026-05-04T05:00:00Z");
        assertExpiry("2026-05-04T12:00:00Z", "2026-05-04T05:00:00.001Z");
        assertExpiry("2026-05-04T12:00:00Z", "2026-05-04T05:00:01Z");
        assertExpiry("2026-05-04T12:00:00Z", "2026-05-04T06:00:00Z");
        assertExpiry("2026-05-05T00:00:00Z", "2026-05-04T18:30:00Z");
        assertExpiry("2026-05-05T06:00:00Z", "2026-05-04T23:59:59Z");
    }

    @Test
    void isTheSameAllThroughAWindowAndBetweenOneAndSevenHours() {
        Instant start = Instant.parse("2026-05-04T00:00:00Z");
        for (int second = 0; second < 24 * 3600; second += 7) {
            long ahead = MediaSignature.expiry(start.plusSeconds(second)) - start.plusSeconds(second).getEpochSecond();
            assertTrue(ahead >= 3600 && ahead < 7 * 3600, "at " + second);
        }
    }

    private static void assertExpiry(String expected, String now) {
        assertEquals(Instant.parse(expected), Instant.ofEpochSecond(MediaSignature.expiry(Instant.parse(now))));
    }
}
