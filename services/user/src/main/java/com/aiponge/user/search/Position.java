package com.aiponge.user.search;

import com.aiponge.runtime.http.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row's place in a list of newest first: by its time, and by its id where times are the same. */
public record Position(Instant time, UUID id) {

    /** Where the page goes on; null when it begins at the top or at an offset. */
    public static Position of(PageRequest request) {
        return request.continues() ? new Position(request.timeAfter(0), request.idAfter(1)) : null;
    }

    /** For the cursor; of all digits, since the database keeps microseconds. */
    public List<String> key() {
        return List.of(time.toString(), id.toString());
    }

    /** Whether this one stands higher in the list. */
    public boolean isBefore(Position other) {
        int byTime = other.time.compareTo(time);
        return byTime < 0 || byTime == 0 && other.id.toString().compareTo(id.toString()) < 0;
    }
}
