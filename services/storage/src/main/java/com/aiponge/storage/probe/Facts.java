package com.aiponge.storage.probe;

/** What a file's bytes say about it: whole seconds of sound, or pixels of a picture; null where there are none. */
public record Facts(Integer durationSeconds, Integer width, Integer height) {
    static Facts sound(double seconds) {
        return new Facts((int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(seconds))), null, null);
    }

    static Facts picture(int width, int height) {
        return new Facts(null, width, height);
    }
}
