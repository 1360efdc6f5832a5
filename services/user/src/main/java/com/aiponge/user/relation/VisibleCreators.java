package com.aiponge.user.relation;

import java.util.List;
import java.util.UUID;

/** Whose shared content a person may see: the creators they follow, and every librarian. */
record VisibleCreators(List<UUID> creatorIds, List<UUID> librarianIds) {
}
