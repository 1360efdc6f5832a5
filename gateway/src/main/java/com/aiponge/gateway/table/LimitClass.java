package com.aiponge.gateway.table;

import com.aiponge.runtime.redis.Budget;
import java.time.Duration;
import java.util.Locale;

/** The rate limits of contract 0.9. */
public enum LimitClass {
    NONE(0, 0, Key.ADDRESS, false),
    AUTH(50, 900, Key.ADDRESS, true),
    ANON(100, 60, Key.ADDRESS, false),
    API(300, 60, Key.USER, false),
    POLL(600, 60, Key.USER, false),
    GENERATE(10, 60, Key.USER, true),
    ALBUM(3, 60, Key.USER, true),
    UPLOAD(30, 60, Key.USER, false),
    TELEMETRY(60, 60, Key.USER, false),
    EXPORT(1, 3600, Key.USER, false),
    MEDIA(1200, 60, Key.ADDRESS, false),
    STAFF(600, 60, Key.USER, false),
    WEBHOOK(600, 60, Key.ADDRESS, false);

    /** Whose requests are counted together. */
    public enum Key {
        ADDRESS,
        /** The user; the client address without a token. */
        USER
    }

    private final Budget normal;
    private final Key key;

    LimitClass(int requests, int seconds, Key key, boolean strict) {
        this.normal = requests == 0 ? null : new Budget(wireName(), requests, Duration.ofSeconds(seconds), strict);
        this.key = key;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The budget of the contract; configuration may change it. Null for {@link #NONE}. */
    public Budget normal() {
        return normal;
    }

    public Key key() {
        return key;
    }
}
