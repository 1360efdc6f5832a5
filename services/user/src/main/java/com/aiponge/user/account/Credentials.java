package com.aiponge.user.account;

import com.aiponge.runtime.http.Input;

/** What somebody signs in with; {@code identifier} is an e-mail address in comparable form or an E.164 number. */
record Credentials(String identifier, String password) {

    static Credentials from(Input body) {
        String member = body.firstOf("identifier", "email");
        String identifier = body.requiredTrimmed(member, 255);
        String password = body.present("password", body.text("password", PasswordRule.LONGEST));
        body.check();
        return new Credentials(EmailAddress.comparable(identifier), password);
    }

    boolean byPhone() {
        return Registration.E164.matcher(identifier).matches();
    }

    /** Neither part may reach a log. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
