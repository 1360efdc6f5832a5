package com.aiponge.crypto.signature;

import java.util.List;

/** Which components a request of ours covers, in this order (docs of the internal interface: label {@code aip}). */
enum Components {
    WITHOUT_BODY(null), WITH_BODY("content-digest"), STREAMED("x-stream");

    /** The value of {@code x-stream}: the answer carries the SHA-256 of what arrived, and the caller compares. */
    static final String HASH_IN_ANSWER = "sha256-in-answer";

    private final List<String> names;
    private final String listed;

    Components(String body) {
        names = body == null
                ? List.of("@method", "@path", "@query", "x-user-id", "x-user-role", "x-user-guest", "x-request-id")
                : List.of("@method", "@path", "@query", body, "x-user-id", "x-user-role", "x-user-guest", "x-request-id");
        listed = "(\"" + String.join("\" \"", names) + "\")";
    }

    /** Null when the request claims both, which leaves open what binds its body. */
    static Components of(SignableRequest request) {
        boolean digest = request.header("content-digest") != null;
        String stream = request.header("x-stream");
        if (stream == null) {
            return digest ? WITH_BODY : WITHOUT_BODY;
        }
        return digest || !stream.equals(HASH_IN_ANSWER) ? null : STREAMED;
    }

    List<String> names() {
        return names;
    }

    /** The list as it is written in {@code Signature-Input}. */
    String listed() {
        return listed;
    }
}
