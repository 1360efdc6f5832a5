package com.aiponge.user.session;

import com.aiponge.runtime.http.Call;

/** The token that a caller presented. The gateway leaves the header as it came on {@code /auth}; whether it counts is checked here. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {
    }

    /** Null when there is none. */
    public static String of(Call call) {
        String header = call.header("authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : null;
    }
}
