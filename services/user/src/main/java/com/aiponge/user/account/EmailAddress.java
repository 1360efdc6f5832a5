package com.aiponge.user.account;

import com.aiponge.runtime.http.Problem;
import com.aiponge.user.profile.GuestName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses: which ones count, and in which form they are kept and compared. */
final class EmailAddress {
    private static final int LONGEST = 255;
    private static final int LONGEST_LOCAL_PART = 64;
    /** Stricter than RFC 5321, which allows quoted local parts, and laxer: letters of every script (RFC 6531). */
    private static final Pattern LOCAL_PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile("([\\p{L}\\p{M}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+[\\p{L}\\p{M}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])");

    private EmailAddress() {
    }

    /** The form that is kept. @throws Problem.Invalid INVALID_EMAIL */
    static String normal(String text) {
        String email = comparable(text);
        int at = email.lastIndexOf('@');
        boolean fits = at > 0 && at <= LONGEST_LOCAL_PART && email.codePointCount(0, email.length()) <= LONGEST
                && LOCAL_PART.matcher(email.substring(0, at)).matches()
                && DOMAIN.matcher(email.substring(at + 1)).matches()
                && !email.endsWith("@" + GuestName.DOMAIN);
        if (!fits) {
            throw new Problem.Invalid("INVALID_EMAIL", "This is not an e-mail address");
        }
        return email;
    }

    /** Lower case, composed: two texts are one address when these are equal. */
    static String comparable(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
