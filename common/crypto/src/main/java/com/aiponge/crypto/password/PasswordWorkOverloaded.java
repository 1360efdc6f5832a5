package com.aiponge.crypto.password;

/** Too many passwords are being hashed at once and none finished in time. Answer 503 with {@code Retry-After}. */
public final class PasswordWorkOverloaded extends RuntimeException {
    PasswordWorkOverloaded() {
        super("no slot for password hashing within the time allowed");
    }
}
