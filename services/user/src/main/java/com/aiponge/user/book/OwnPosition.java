package com.aiponge.user.book;

import com.aiponge.runtime.http.PageRequest;
import java.time.Instant;
import java.util.UUID;

/** Where in a person's own books a page goes on. */
record OwnPosition(boolean isDefault, Instant createdAt, UUID id) {

    /** Null when the page begins at the top or at an offset. */
    static OwnPosition of(PageRequest request) {
        return request.continues() ? new OwnPosition(request.numberAfter(0) == 1, request.timeAfter(1), request.idAfter(2)) : null;
    }
}
