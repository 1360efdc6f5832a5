package com.aiponge.user.journal;

import com.aiponge.runtime.http.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where in the list of newest entries a page goes on: after this row. */
record Position(Instant userDate, UUID id) {

    static Position of(StoredEntry row) {
        return new Position(row.userDate(), row.id());
    }

    /** Null when the page begins at the top or at an offset. */
    static Position of(PageRequest request) {
        return request.continues() ? new Position(request.timeAfter(0), request.idAfter(1)) : null;
    }

    static List<String> key(StoredEntry row) {
        return List.of(row.userDate().toString(), row.id().toString());
    }

    boolean isBefore(StoredEntry row) {
        int byDate = row.userDate().compareTo(userDate);
        return byDate < 0 || byDate == 0 && row.id().toString().compareTo(id.toString()) < 0;
    }
}
