package com.aiponge.music.song;

/** The song cannot be made; the credits go back. */
final class SongFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Failure failure;

    SongFailed(Failure failure) {
        super(failure.name(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
