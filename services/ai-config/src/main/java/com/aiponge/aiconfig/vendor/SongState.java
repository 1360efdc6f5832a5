package com.aiponge.aiconfig.vendor;

import java.time.Duration;

/** How a vendor's task is doing. */
public sealed interface SongState {

    /** @param lookAgainIn when it is worth asking again */
    record Working(Duration lookAgainIn) implements SongState {
    }

    /**
     * @param clipId the vendor's name of the take that counts; null where it has none
     */
    record Ready(int durationSeconds, String clipId, long costMicros) implements SongState {
    }

    /** It failed after it was accepted, and is not charged. */
    record Failed(VendorFailure.Kind why) implements SongState {
    }
}
