package com.aiponge.user.credit;

import java.util.regex.Pattern;

/** Why a step was taken: kept when it is a code, dropped when it is a sentence, which might quote somebody's words. */
final class Reason {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private Reason() {
    }

    static String code(String reason) {
        return reason != null && CODE.matcher(reason).matches() ? reason : null;
    }
}
