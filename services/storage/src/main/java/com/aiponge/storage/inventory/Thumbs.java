package com.aiponge.storage.inventory;

import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.probe.MediaType;
import java.util.Arrays;
import java.util.List;

/** From the key of a thumbnail back to its picture's. */
final class Thumbs {
    private static final String ENDING = ".thumb.jpg";

    private Thumbs() {
    }

    /** The keys its picture may have; none for what is no thumbnail. */
    static List<ObjectKey> pictures(ObjectKey key) {
        if (!key.text().endsWith(ENDING)) {
            return List.of();
        }
        String stem = key.text().substring(0, key.text().length() - ENDING.length());
        return Arrays.stream(MediaType.values()).filter(MediaType::isImage).map(type -> new ObjectKey(stem + "." + type.extension())).toList();
    }
}
