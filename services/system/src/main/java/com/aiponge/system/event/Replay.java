package com.aiponge.system.event;

import java.util.List;

/**
 * What came after a position.
 *
 * @param cursor where to go on
 * @param reset  the position is unknown, or what came after it is not all kept any more: the reader starts anew at {@code cursor}
 */
record Replay(List<Event> events, String cursor, boolean reset) {
}
