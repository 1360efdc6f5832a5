package com.aiponge.aiconfig.builtin.song.sound;

/** A channel of the mixing desk as three gains; panning keeps the power constant. */
record Strip(float left, float right, float send) {
    static Strip of(double level, double pan, double send) {
        double angle = (pan + 1) * Math.PI / 4;
        return new Strip((float) (level * Math.cos(angle) * Math.sqrt(2)), (float) (level * Math.sin(angle) * Math.sqrt(2)),
                (float) (level * send));
    }

    Strip times(double gain) {
        return new Strip((float) (left * gain), (float) (right * gain), (float) (send * gain));
    }
}
