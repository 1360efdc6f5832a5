package com.aiponge.storage.object;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * An object about to be written, its bytes excepted.
 *
 * @param metadata small: names of lower-case letters, digits and {@code -}, values of visible ASCII, 2,000 characters in all, which is what S3 takes
 */
public record NewObject(ObjectKey key, String contentType, Map<String, String> metadata, Mode mode) {
    private static final int MOST = 2_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("(?:[!-~](?:[ -~]*[!-~])?)?");

    /** What happens when the key is taken. */
    public enum Mode { CREATE_ONLY, REPLACE }

    public NewObject {
        metadata = Map.copyOf(metadata);
        int length = 0;
        for (Map.Entry<String, String> one : metadata.entrySet()) {
            if (!NAME.matcher(one.getKey()).matches() || !VALUE.matcher(one.getValue()).matches()) {
                throw new IllegalArgumentException("metadata that no store takes: " + one.getKey());
            }
            length += one.getKey().length() + one.getValue().length();
        }
        if (length > MOST) {
            throw new IllegalArgumentException("too much metadata");
        }
    }

    public static NewObject create(ObjectKey key, String contentType) {
        return new NewObject(key, contentType, Map.of(), Mode.CREATE_ONLY);
    }
}
