package com.aiponge.crypto.signature;

/**
 * The one member of a {@code Signature-Input} header, taken apart.
 *
 * @param components the names as written, brackets included
 * @param serialised components and parameters as written, which is what the signature covers
 * @param created    Unix seconds, -1 when absent
 * @param expires    Unix seconds, -1 when absent
 */
record SignatureInput(String label, String components, String serialised, long created, long expires, String nonce, String keyId, String algorithm) {
}
