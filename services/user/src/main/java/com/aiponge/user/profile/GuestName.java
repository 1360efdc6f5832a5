package com.aiponge.user.profile;

import java.util.UUID;

/**
 * What a guest shows where everybody has a name or an address. Made from the end of the id: ids begin with the time, and guests of
 * one minute share that.
 */
public final class GuestName {
    /** Reserved by RFC 2606: no mail ever reaches it. */
    public static final String DOMAIN = "guest.invalid";

    private GuestName() {
    }

    public static String of(UUID account) {
        String id = account.toString();
        return "guest-" + id.substring(19, 23) + id.substring(24);
    }

    /** The address in answers: {@code guest-<end of the id>@guest.invalid} for who has none. */
    public static String email(UUID account, String emailOrNull) {
        return emailOrNull == null ? of(account) + "@" + DOMAIN : emailOrNull;
    }
}
