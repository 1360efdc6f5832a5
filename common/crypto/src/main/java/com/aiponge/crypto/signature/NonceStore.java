package com.aiponge.crypto.signature;

import java.time.Instant;

/** Remembers which nonces were used. Implementations are thread-safe: of two calls at once with one key only one gets true. */
public interface NonceStore {
    /**
     * Notes a key until a moment.
     *
     * @param key   names caller, callee and nonce
     * @param until no request with this key is acceptable from then on, so it may be forgotten
     * @return false when the key was noted before, or when it cannot be noted
     */
    boolean firstUse(String key, Instant until);

    /**
     * As {@link #firstUse}, for a request that changes something: worth asking further than this process.
     *
     * @return false when the key was noted before, or when it cannot be noted
     */
    default boolean firstUseOfChange(String key, Instant until) {
        return firstUse(key, until);
    }
}
