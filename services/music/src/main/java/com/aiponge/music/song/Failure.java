package com.aiponge.music.song;

/** The members of E.GenerationError that a song can end with. */
enum Failure {
    LYRICS_FAILED, AUDIO_FAILED, STORAGE_FAILED, CONTENT_REJECTED, PROVIDER_UNAVAILABLE, TIMED_OUT, CANCELLED, INTERNAL;

    /** What the vendor side reports, when it is one of ours. */
    static Failure ofVendor(String code) {
        for (Failure failure : values()) {
            if (failure.name().equals(code)) {
                return failure;
            }
        }
        return AUDIO_FAILED;
    }
}
