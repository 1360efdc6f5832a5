package com.aiponge.aiconfig.builtin.words;

/**
 * A line of the writer's.
 *
 * @param whole  false for a part of a longer clause that had to be cut where no new thought begins
 */
record Clause(String line, boolean whole) {
}
