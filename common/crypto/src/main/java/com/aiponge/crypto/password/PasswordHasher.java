package com.aiponge.crypto.password;

import com.aiponge.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hashes passwords with Argon2id (RFC 9106), in NFC and UTF-8, behind a bulkhead: each hash holds its memory for its whole time,
 * so only so many run at once and the others queue in order. Every method but {@link #needsRehash} throws
 * {@link PasswordWorkOverloaded} when no slot gets free in time, or when the waiting thread is interrupted. Thread-safe.
 */
public final class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int STANDARD_MEMORY_KIB = 19 * 1024;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Cost cost;
    private final Semaphore slots;
    private final Duration maxWait;
    /** Stands in for the hash of an account that does not exist. */
    private final PhcHash nobody;

    /**
     * @param memoryKib     memory of one hash, KiB
     * @param maxConcurrent hashes at once
     * @param maxWait       how long a call may queue
     */
    public PasswordHasher(int memoryKib, int iterations, int parallelism, int maxConcurrent, Duration maxWait) {
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("maxConcurrent must be at least 1");
        }
        this.cost = new Argon2Cost(memoryKib, iterations, parallelism);
        this.slots = new Semaphore(maxConcurrent, true);
        this.maxWait = maxWait;
        this.nobody = new PhcHash(cost, salt(), new byte[HASH_BYTES]);
    }

    /**
     * 19 MiB, 2 iterations, 1 lane: the least that OWASP's password storage guide names for Argon2id. As many at once as there
     * are processors, as long as they take no more than an eighth of the heap; a call queues for 2 s at most.
     */
    public static PasswordHasher standard() {
        Runtime runtime = Runtime.getRuntime();
        long fitting = runtime.maxMemory() / 8 / (STANDARD_MEMORY_KIB * 1024L);
        int slots = Math.clamp(fitting, 1, runtime.availableProcessors());
        return new PasswordHasher(STANDARD_MEMORY_KIB, 2, 1, slots, Duration.ofSeconds(2));
    }

    /** A new hash with a random salt, in PHC string format. */
    public String hash(String password) {
        byte[] salt = salt();
        return new PhcHash(cost, salt, work(cost, password, salt, HASH_BYTES)).text();
    }

    /** Whether the password made this hash, whatever cost it names. A text that is no hash takes as long and is false. */
    public boolean verify(String password, String encoded) {
        Optional<PhcHash> stored = PhcHash.parse(encoded);
        if (stored.isEmpty()) {
            return verifyAgainstNothing(password);
        }
        return verify(password, stored.get());
    }

    /** The work of {@link #verify} for an account that does not exist, so that the time taken tells nothing. Always false. */
    public boolean verifyAgainstNothing(String password) {
        verify(password, nobody);
        return false;
    }

    /** Whether the hash should be made anew at the next login, because its cost is not this hasher's or it is none. */
    public boolean needsRehash(String encoded) {
        return PhcHash.parse(encoded)
                .map(stored -> !stored.cost().equals(cost) || stored.hash().length != HASH_BYTES || stored.salt().length != SALT_BYTES)
                .orElse(true);
    }

    Semaphore slots() {
        return slots;
    }

    private boolean verify(String password, PhcHash stored) {
        return Secrets.sameBytes(stored.hash(), work(stored.cost(), password, stored.salt(), stored.hash().length));
    }

    private byte[] work(Argon2Cost cost, String password, byte[] salt, int length) {
        byte[] text = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        acquire();
        try {
            return cost.hash(text, salt, length);
        } finally {
            slots.release();
        }
    }

    private void acquire() {
        try {
            if (!slots.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PasswordWorkOverloaded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PasswordWorkOverloaded();
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
