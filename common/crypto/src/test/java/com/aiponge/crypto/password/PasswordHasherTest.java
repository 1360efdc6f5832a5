package com.aiponge.crypto.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    /** Cheap, since most of these tests are not about the cost. */
    private final PasswordHasher hasher = new PasswordHasher(64, 1, 1, 2, Duration.ofSeconds(10));

    @Test
    void knowsThePasswordItHashedAndNoOther() {
        String encoded = hasher.hash("quiet-river-42");
        assertTrue(encoded.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), encoded);
        assertTrue(hasher.verify("quiet-river-42", encoded));
        for (String other : List.of("", "quiet-river-4", "quiet-river-42 ", "Quiet-river-42", "quiet-river-43")) {
            assertFalse(hasher.verify(other, encoded));
        }
    }

    @Test
    void saltsEachHash() {
        assertNotEquals(hasher.hash("same"), hasher.hash("same"));
    }

    @Test
    void takesComposedAndDecomposedTextForTheSamePassword() {
        assertTrue(hasher.verify("cafe\u0301", hasher.hash("caf\u00e9")));
        assertTrue(hasher.verify("caf\u00e9", hasher.hash("cafe\u0301")));
        assertFalse(hasher.verify("cafe", hasher.hash("caf\u00e9")));
    }

    /** From the tests of the reference implementation (phc-winner-argon2, test.c, version 1.3): m=2^16, t=2, p=1. */
    @Test
    void readsTheHashOfTheReferenceImplementation() {
        String encoded = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(hasher.verify("password", encoded));
        assertFalse(hasher.verify("Password", encoded));
    }

    /** RFC 9106 §5.3. Its secret and associated data have no place in our form, so it runs on the library beneath. */
    @Test
    void standsOnALibraryThatPassesTheVectorOfTheRfc() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32).withIterations(3).withParallelism(4)
                .withSalt(filled(16, 2)).withSecret(filled(8, 3)).withAdditional(filled(12, 4)).build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        assertEquals("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659", HexFormat.of().formatHex(tag));
    }

    @Test
    void hashesLikeTheReferenceImplementation() {
        byte[] hash = new Argon2Cost(256, 2, 1).hash(bytes("password"), bytes("somesalt"), 32);
        assertEquals("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe", HexFormat.of().formatHex(hash));
    }

    @Test
    void asksForARehashWhenTheCostChanged() {
        String encoded = hasher.hash("quiet-river-42");
        assertFalse(hasher.needsRehash(encoded));
        PasswordHasher dearer = new PasswordHasher(128, 1, 1, 1, Duration.ofSeconds(10));
        assertTrue(dearer.needsRehash(encoded));
        assertTrue(dearer.verify("quiet-river-42", encoded));
        assertTrue(new PasswordHasher(64, 2, 1, 1, Duration.ofSeconds(10)).needsRehash(encoded));
        assertTrue(hasher.needsRehash("no hash"));
        assertTrue(hasher.needsRehash(null));
    }

    @Test
    void takesATextThatIsNoHashForNoMatch() {
        String good = hasher.hash("p");
        for (String bad : new String[] {
                null, "", "p", "$argon2id$", "$argon2id$v=19$m=64,t=1,p=1", good + "$", good + "=", good.replace("argon2id", "argon2i"),
                good.replace("v=19", "v=16"), good.replace("m=64", "m=064"), good.replace("m=64", "m=-64"), good.replace("m=64", "m=999999999"),
                good.replace("t=1", "t=0"), good.replace("p=1", "p=99"), good.replace(",p=1", ""), good.substring(0, good.lastIndexOf('$') + 1),
                good.substring(0, good.length() - 1), "$2a$10$abcdefghijklmnopqrstuv"}) {
            assertFalse(hasher.verify("p", bad), bad);
            assertTrue(hasher.needsRehash(bad), bad);
        }
    }

    @Test
    void neverMatchesNothing() {
        assertFalse(hasher.verifyAgainstNothing("quiet-river-42"));
        assertFalse(hasher.verifyAgainstNothing(""));
    }

    @Test
    void costsTheSameForUnknownAccounts() {
        PasswordHasher costly = new PasswordHasher(4096, 2, 1, 1, Duration.ofSeconds(10));
        String encoded = costly.hash("p");
        long known = 0;
        long unknown = 0;
        for (int i = 0; i < 12; i++) {
            known += nanos(() -> costly.verify("x", encoded));
            unknown += nanos(() -> costly.verifyAgainstNothing("x"));
        }
        double ratio = (double) unknown / known;
        // Far from doing nothing, which takes a thousandth; a shared machine allows no closer bound.
        assertTrue(ratio > 0.2 && ratio < 5, "ratio " + ratio);
    }

    @Test
    void refusesCostsThatArgon2DoesNotAllow() {
        for (int[] cost : new int[][] {{7, 1, 1}, {64, 0, 1}, {64, 1, 0}, {15, 1, 2}, {64, 1, 1000}}) {
            assertThrows(IllegalArgumentException.class, () -> new PasswordHasher(cost[0], cost[1], cost[2], 1, Duration.ZERO));
        }
        assertThrows(IllegalArgumentException.class, () -> new PasswordHasher(64, 1, 1, 0, Duration.ZERO));
    }

    @Test
    void standardIsNineteenMebibytesTwoIterationsOneLane() {
        assertTrue(PasswordHasher.standard().hash("p").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
