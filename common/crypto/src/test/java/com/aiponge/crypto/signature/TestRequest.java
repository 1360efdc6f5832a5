package com.aiponge.crypto.signature;

import java.util.HashMap;
import java.util.Map;

/** A request as a value; each change makes a new one. */
record TestRequest(String method, String path, String query, Map<String, String> headers) implements SignableRequest {
    TestRequest(String method, String path, String query) {
        this(method, path, query, Map.of());
    }

    /** A request of a person, complete but for the signature. */
    static TestRequest complete(String method, String path, String query) {
        return new TestRequest(method, path, query)
                .with("x-user-id", "0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e11")
                .with("x-user-role", "user")
                .with("x-user-guest", "false")
                .with("x-request-id", "0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4");
    }

    TestRequest with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new TestRequest(method, path, query, more);
    }

    TestRequest without(String name) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(name);
        return new TestRequest(method, path, query, fewer);
    }

    TestRequest with(SignatureHeaders signed) {
        return with("signature-input", signed.signatureInput()).with("signature", signed.signature());
    }

    @Override
    public String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
