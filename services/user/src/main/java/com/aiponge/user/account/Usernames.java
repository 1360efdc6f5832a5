package com.aiponge.user.account;

import com.aiponge.crypto.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** User names: the part of the address before the @, and a number where somebody has that already. */
final class Usernames {
    private static final int LONGEST = 40;
    private static final int NUMBERED = 9;

    private Usernames() {
    }

    static String base(String email) {
        String part = email.substring(0, email.lastIndexOf('@')).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}._-]", "");
        int end = part.offsetByCodePoints(0, Math.min(LONGEST, part.codePointCount(0, part.length())));
        return part.isEmpty() ? "user" : part.substring(0, end);
    }

    /** Names to try, best first; the last one is as good as unique. */
    static List<String> candidates(String base) {
        List<String> names = new ArrayList<>();
        names.add(base);
        for (int i = 2; i <= NUMBERED; i++) {
            names.add(base + i);
        }
        String id = Ids.next().toString();
        names.add(base + "-" + id.substring(24));
        return names;
    }
}
