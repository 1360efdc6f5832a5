package com.aiponge.music.song;

import java.util.UUID;
import java.util.function.Supplier;

/** Points of a job at which a test may stop it, as a killed process would; elsewhere nothing happens there. */
@FunctionalInterface
public interface Checkpoint {
    Checkpoint NONE = (job, point) -> { };

    /** May throw to end the leg here. */
    void reached(UUID job, String point);

    /** Names the points before and after a piece of work. */
    default <T> T around(UUID job, String work, Supplier<T> run) {
        reached(job, "before " + work);
        T result = run.get();
        reached(job, "after " + work);
        return result;
    }
}
