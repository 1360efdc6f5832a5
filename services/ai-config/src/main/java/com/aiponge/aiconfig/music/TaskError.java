package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.vendor.VendorFailure;

/** How a task can end badly: members of E.GenerationError. */
enum TaskError {
    AUDIO_FAILED, STORAGE_FAILED, CONTENT_REJECTED, PROVIDER_UNAVAILABLE, TIMED_OUT;

    static TaskError of(VendorFailure.Kind kind) {
        return switch (kind) {
            case REFUSED -> CONTENT_REJECTED;
            case UNSUITABLE -> AUDIO_FAILED;
            case BAD_KEY, RATE_LIMITED, OVERLOADED, TIMEOUT, TRANSIENT, UNKNOWN_OUTCOME -> PROVIDER_UNAVAILABLE;
        };
    }
}
