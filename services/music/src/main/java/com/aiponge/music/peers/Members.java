package com.aiponge.music.peers;

import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a request body, nulls included. */
public final class Members {
    private Members() {
    }

    /** @param pairs names and values in turn */
    public static Map<String, Object> of(Object... pairs) {
        Map<String, Object> members = LinkedHashMap.newLinkedHashMap(pairs.length / 2);
        for (int i = 0; i < pairs.length; i += 2) {
            members.put((String) pairs[i], pairs[i + 1]);
        }
        return members;
    }
}
