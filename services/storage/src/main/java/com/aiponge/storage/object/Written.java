package com.aiponge.storage.object;

/** An object that is whole and durable. {@code sha256} of its bytes is in lower-case hex. */
public record Written(ObjectInfo info, String sha256) {
}
