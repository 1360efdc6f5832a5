package com.aiponge.crypto.signature;

/** The values of the headers {@code Signature-Input} and {@code Signature} (RFC 9421 §4). */
public record SignatureHeaders(String signatureInput, String signature) {
}
