package com.aiponge.user.relation;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Relation of contract 16: the member follows the creator. Pictures have no writer yet. */
record Relation(UUID id, UUID creatorId, String creatorName, String creatorAvatarUrl, UUID memberId, String memberName, String memberAvatarUrl,
                String status, boolean isLibrarian, Instant acceptedAt) {

    static Relation of(Row row) {
        return new Relation(row.uuid("id"), row.uuid("creator_id"), row.text("creator_name"), null, row.uuid("member_id"), row.text("member_name"),
                null, row.text("status"), row.flag("is_librarian"), row.time("accepted_at"));
    }

    /** What the list is ordered by. */
    List<String> key() {
        return List.of(acceptedAt.toString(), id.toString());
    }
}
