package com.aiponge.music.song;

/** Another instance has moved the job on meanwhile: look again before doing anything. */
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken() {
        super("overtaken", null, false, false);
    }
}
