package com.aiponge.user.account;

import com.aiponge.runtime.http.Problem;

/** The one password rule: 8 to 128 characters, and not the e-mail address. */
final class PasswordRule {
    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private PasswordRule() {
    }

    /** @throws Problem.Invalid INVALID_PASSWORD */
    static void check(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw refused("A password has 8 to 128 characters");
        }
        if (EmailAddress.comparable(password).equals(email)) {
            throw refused("The password must differ from the e-mail address");
        }
    }

    private static Problem refused(String message) {
        return new Problem.Invalid("INVALID_PASSWORD", message);
    }
}
