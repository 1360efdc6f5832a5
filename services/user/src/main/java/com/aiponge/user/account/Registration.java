package com.aiponge.user.account;

import com.aiponge.runtime.http.Input;
import com.aiponge.user.profile.Languages;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who wants an account. A {@code role} in the request is not read: everybody begins as {@code user}.
 *
 * @param email       in the form that is kept
 * @param name        null when none was given
 * @param phoneNumber E.164, null when none was given
 * @param guestUserId the guest account to take over, if the caller proves to be it
 */
record Registration(String email, String password, String name, String phoneNumber, UUID guestUserId, String language) {
    static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int NO_LIMIT_HERE = 1 << 20;

    static Registration from(Input body, String language) {
        String email = body.requiredTrimmed("email", NO_LIMIT_HERE);
        String password = body.present("password", body.text("password", NO_LIMIT_HERE));
        String name = name(body);
        String phone = body.trimmed("phoneNumber", 32);
        if (phone != null && !E164.matcher(phone).matches()) {
            body.wrong("phoneNumber", "must be a number such as +351912345678", "WRONG_FORMAT");
        }
        UUID guest = body.uuid("guestUserId");
        String locale = body.text("locale", 35);
        body.check();
        String address = EmailAddress.normal(email);
        PasswordRule.check(password, address);
        return new Registration(address, password, name, phone, guest, locale == null ? language : Languages.orEnglish(locale));
    }

    private static String name(Input body) {
        String name = body.trimmed("name", 100);
        String both = Stream.of(body.trimmed("firstName", 100), body.trimmed("lastName", 100))
                .filter(part -> part != null).collect(Collectors.joining(" "));
        return name != null ? name : both.isEmpty() ? null : both;
    }

    /** Neither address nor password may reach a log. */
    @Override
    public String toString() {
        return "Registration";
    }
}
