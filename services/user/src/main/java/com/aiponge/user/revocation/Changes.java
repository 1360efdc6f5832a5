package com.aiponge.user.revocation;

import java.util.List;
import java.util.UUID;

/**
 * What was revoked after a cursor.
 *
 * @param cursor   where to go on from
 * @param sessions whose tokens no longer count, by their claim {@code sid}
 * @param tokens   single tokens, by {@code jti}
 * @param accounts locked accounts: none of their tokens counts
 */
record Changes(String cursor, List<UUID> sessions, List<String> tokens, List<UUID> accounts) {
}
