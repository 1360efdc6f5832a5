package com.aiponge.storage.s3;

import com.aiponge.storage.object.Description;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Descriptions as headers of S3 and back. */
final class Descriptions {
    /** Marks each write, so that one whose answer was lost can be recognised. */
    private static final String WRITE = "aiponge-write";
    private static final String OCTETS = "application/octet-stream";

    private Descriptions() {
    }

    static Map<String, String> metadata(Description description, String write) {
        Map<String, String> metadata = new HashMap<>(description.metadata());
        metadata.put(WRITE, write);
        return metadata;
    }

    static Description of(String contentType, String cacheControl, String disposition, Map<String, String> metadata) {
        Map<String, String> ours = new HashMap<>();
        metadata.forEach((name, value) -> ours.put(name.toLowerCase(Locale.ROOT), value));
        ours.remove(WRITE);
        try {
            return new Description(contentType, cacheControl, disposition, ours);
        } catch (IllegalArgumentException putByAnotherTool) {
            return Description.of(OCTETS);
        }
    }

    /** Which write made an object; null when it was not one of ours. */
    static String write(Map<String, String> metadata) {
        return metadata.entrySet().stream().filter(one -> one.getKey().equalsIgnoreCase(WRITE)).map(Map.Entry::getValue).findFirst().orElse(null);
    }
}
