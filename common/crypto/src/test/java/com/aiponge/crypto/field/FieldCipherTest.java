package com.aiponge.crypto.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class FieldCipherTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final UUID ROW = Ids.next();
    private static final UUID OWNER = Ids.next();
    private static final FieldContext WHERE = new FieldContext("entry", "content", ROW, OWNER);

    private final FieldCipher cipher = new FieldCipher(KeyRing.of(NEW, List.of()));

    @Test
    void givesBackWhatItEncrypted() {
        for (String text : List.of("", "a", "Today I walked by the river.", "füße 日本語 🌊\0\n", "x".repeat(100_000))) {
            assertEquals(text, cipher.decrypt(cipher.encrypt(text, WHERE), WHERE));
        }
    }

    @Test
    void keepsNullNull() {
        assertNull(cipher.encrypt(null, WHERE));
        assertNull(cipher.decrypt(null, WHERE));
    }

    @Test
    void encryptsTheSameTextDifferentlyEachTime() {
        assertNotEquals(cipher.encrypt("text", WHERE), cipher.encrypt("text", WHERE));
    }

    @Test
    void storesVersionKeyIdNonceCiphertextAndTag() throws Exception {
        String stored = cipher.encrypt("Today", WHERE);
        String[] parts = stored.split("\\.");
        assertEquals(3, parts.length);
        assertEquals("v1", parts[0]);
        assertEquals(KeyRing.of(NEW, List.of()).activeKeyId(), parts[1]);
        byte[] sealed = Base64.getUrlDecoder().decode(parts[2]);
        assertEquals(12 + 5 + 16, sealed.length);
        // By hand, so that the form on disk cannot change unnoticed.
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(Base64.getDecoder().decode(NEW), "AES"), new GCMParameterSpec(128, sealed, 0, 12));
        aes.updateAAD(ByteBuffer.allocate(4 + 5 + 4 + 7 + 32)
                .putInt(5).put("entry".getBytes(StandardCharsets.UTF_8)).putInt(7).put("content".getBytes(StandardCharsets.UTF_8))
                .putLong(ROW.getMostSignificantBits()).putLong(ROW.getLeastSignificantBits())
                .putLong(OWNER.getMostSignificantBits()).putLong(OWNER.getLeastSignificantBits()).array());
        assertEquals("Today", new String(aes.doFinal(sealed, 12, sealed.length - 12), StandardCharsets.UTF_8));
    }

    /** Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation": AES-256 with additional data, as here. */
    @Test
    void standsOnACipherThatPassesTheVectorOfTheStandard() throws Exception {
        HexFormat hex = HexFormat.of();
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hex.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"), "AES"),
                new GCMParameterSpec(128, hex.parseHex("cafebabefacedbaddecaf888")));
        aes.updateAAD(hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        byte[] sealed = aes.doFinal(hex.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
        assertEquals("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b", hex.formatHex(sealed));
    }

    @Test
    void refusesATextMovedToAnotherTableColumnRowOrOwner() {
        String stored = cipher.encrypt("text", WHERE);
        for (FieldContext other : List.of(
                new FieldContext("entries", "content", ROW, OWNER), new FieldContext("entry", "title", ROW, OWNER),
                new FieldContext("entry", "content", Ids.next(), OWNER), new FieldContext("entry", "content", ROW, Ids.next()),
                new FieldContext("entry", "content", OWNER, ROW), new FieldContext("entryc", "ontent", ROW, OWNER))) {
            assertThrows(DecryptionFailed.class, () -> cipher.decrypt(stored, other), other.toString());
        }
    }

    @Test
    void refusesEveryAlteredBit() {
        String stored = cipher.encrypt("text", WHERE);
        int head = stored.lastIndexOf('.') + 1;
        byte[] sealed = Base64.getUrlDecoder().decode(stored.substring(head));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            String text = stored.substring(0, head) + Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
            assertThrows(DecryptionFailed.class, () -> cipher.decrypt(text, WHERE), "bit " + bit);
        }
    }

    @Test
    void refusesEveryAlteredOrCutCharacter() {
        // 32 bytes sealed are 43 characters, the last with spare bits that a lenient decoder ignores.
        String stored = cipher.encrypt("text", WHERE);
        for (int i = 0; i < stored.length(); i++) {
            String cut = stored.substring(0, i);
            assertThrows(DecryptionFailed.class, () -> cipher.decrypt(cut, WHERE), cut);
            for (char other : (BASE64URL + ".=+ é\n").toCharArray()) {
                if (other != stored.charAt(i)) {
                    String altered = stored.substring(0, i) + other + stored.substring(i + 1);
                    assertThrows(DecryptionFailed.class, () -> cipher.decrypt(altered, WHERE), altered);
                }
            }
        }
        for (String more : List.of("=", "==", "A", ".", " ")) {
            assertThrows(DecryptionFailed.class, () -> cipher.decrypt(stored + more, WHERE));
        }
    }

    @Test
    void decryptsWithRetiredKeysAndEncryptsWithTheActiveOne() {
        FieldCipher before = new FieldCipher(KeyRing.of(OLD, List.of()));
        FieldCipher during = new FieldCipher(KeyRing.of(NEW, List.of(OLD)));
        String old = before.encrypt("text", WHERE);
        assertEquals("text", during.decrypt(old, WHERE));
        assertFalse(during.isCurrent(old));
        String fresh = during.encrypt("text", WHERE);
        assertTrue(during.isCurrent(fresh));
        assertEquals("text", cipher.decrypt(fresh, WHERE));
        assertThrows(DecryptionFailed.class, () -> cipher.decrypt(old, WHERE));
        assertFalse(during.isCurrent(null));
        assertFalse(during.isCurrent("plain text"));
    }

    @Test
    void refusesATextWhoseKeyIdWasExchanged() {
        FieldCipher during = new FieldCipher(KeyRing.of(NEW, List.of(OLD)));
        String other = cipher.encrypt("text", WHERE).replace(KeyRing.of(NEW, List.of()).activeKeyId(), KeyRing.of(OLD, List.of()).activeKeyId());
        assertThrows(DecryptionFailed.class, () -> during.decrypt(other, WHERE));
    }

    @Test
    void namesTableAndColumnOnlyWhenItFails() {
        var failed = assertThrows(DecryptionFailed.class, () -> cipher.decrypt("my secret words", WHERE));
        assertEquals("cannot decrypt entry.content", failed.getMessage());
        assertNull(failed.getCause());
    }

    @Test
    void worksFromManyThreads() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 200; t++) {
                String text = "text " + t;
                all.add(threads.submit(() -> {
                    FieldContext where = new FieldContext("entry", "content", Ids.next(), OWNER);
                    return cipher.decrypt(cipher.encrypt(text, where), where).equals(text);
                }));
            }
        }
        for (Future<Boolean> one : all) {
            assertTrue(one.get());
        }
    }

    static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
