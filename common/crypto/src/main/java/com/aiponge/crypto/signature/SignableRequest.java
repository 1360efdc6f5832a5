package com.aiponge.crypto.signature;

/**
 * What a signature covers of a request, as it is sent: signer and verifier must see the same octets, so nothing here is
 * decoded or normalised.
 */
public interface SignableRequest {
    /** As in the request line, case included. */
    String method();

    /** The raw absolute path without the query; empty counts as {@code /}. */
    String path();

    /** The raw query without its question mark; null or empty when there is none. */
    String query();

    /** The value of a header; several of one name joined by {@code ", "} in their order (RFC 9421 §2.1); null when absent. */
    String header(String lowerCaseName);
}
