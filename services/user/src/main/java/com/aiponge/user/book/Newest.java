package com.aiponge.user.book;

import com.aiponge.runtime.http.PageRequest;
import java.time.Instant;
import java.util.UUID;

/** Where in a list of newest books a page goes on. */
record Newest(Instant createdAt, UUID id) {

    /** Null when the page begins at the top or at an offset. */
    static Newest of(PageRequest request) {
        return request.continues() ? new Newest(request.timeAfter(0), request.idAfter(1)) : null;
    }

    static Newest of(BookRow row) {
        return new Newest(row.createdAt(), row.id());
    }

    boolean isBefore(BookRow row) {
        int byDate = row.createdAt().compareTo(createdAt);
        return byDate < 0 || byDate == 0 && row.id().toString().compareTo(id.toString()) < 0;
    }
}
