package com.aiponge.system.event;

import com.aiponge.runtime.http.Input;
import java.util.UUID;

/**
 * Which events a gateway asks for.
 *
 * @param after  null for where the events end now
 * @param userId null for everybody's
 */
record EventQuery(String after, UUID userId, int limit) {
    private static final int LONGEST_ID = 64;
    private static final int USUAL = 20;
    private static final int MOST = 500;

    static EventQuery from(Input query) {
        String after = query.text("after", LONGEST_ID);
        UUID user = query.uuid("userId");
        int limit = Math.min(MOST, query.integer("limit", 1, Integer.MAX_VALUE, USUAL));
        query.check();
        return new EventQuery(after, user, limit);
    }
}
