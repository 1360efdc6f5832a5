package com.aiponge.aiconfig.vendor;

/** @param role {@code system}, {@code user} or {@code assistant} */
public record Message(String role, String content) {
}
