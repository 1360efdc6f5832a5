package com.aiponge.storage.inventory;

import java.time.Instant;

/**
 * How far a round of looking has come.
 *
 * @param after      the key behind which it goes on; a folder at its beginning
 * @param finishedAt null while it is under way
 */
record Place(String after, Instant beganAt, Instant finishedAt) {
    static Place begin(Instant now) {
        return new Place(Inventory.OPEN, now, null);
    }

    Place at(String key) {
        return new Place(key, beganAt, null);
    }

    Place finished(Instant now) {
        return new Place("", beganAt, now);
    }
}
