package com.aiponge.runtime.data;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import java.util.Base64;
import java.util.List;

/** A cipher with a key of the tests. */
public final class TestCipher {
    private TestCipher() {
    }

    public static FieldCipher create() {
        return withKey((byte) 7);
    }

    public static FieldCipher withKey(byte filledWith) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, filledWith);
        return new FieldCipher(KeyRing.of(Base64.getEncoder().encodeToString(key), List.of()));
    }
}
