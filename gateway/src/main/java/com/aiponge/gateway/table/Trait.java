package com.aiponge.gateway.table;

import java.util.Locale;

/** What is special about a route; the words of the table are explained at its head. */
public enum Trait {
    ALIAS, PAGE, OWNER, NAMELESS, STREAM, UPLOAD, SIGN_IN, NO_KEY, TICKET, SHARED, ANONYMOUS, CREATED, ACCEPTED;

    static Trait of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
