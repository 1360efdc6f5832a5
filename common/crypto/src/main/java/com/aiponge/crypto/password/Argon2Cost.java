package com.aiponge.crypto.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What one hash costs (RFC 9106 §3.1: m, t and p).
 *
 * @param memoryKib at least 8 × parallelism
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) {
    Argon2Cost {
        if (parallelism < 1 || parallelism > 255 || iterations < 1 || iterations > 1000 || memoryKib < 8 * parallelism || memoryKib > 4 << 20) {
            throw new IllegalArgumentException("Argon2 needs parallelism 1 to 255, iterations 1 to 1000, memory 8 × parallelism to 4 Mi KiB");
        }
    }

    /** Argon2id, version 1.3. */
    byte[] hash(byte[] password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }
}
