package com.aiponge.aiconfig.builtin.cover;

/** Ranges of hills in the mist, under a low sun. */
final class Hills implements Scene {

    @Override
    public void paint(Canvas canvas, Palette palette) {
        canvas.sky(palette.top(), palette.bottom(), 0.62);
        Land.sun(canvas, canvas.between(0.25, 0.75), canvas.between(0.26, 0.42), canvas.between(0.07, 0.12), palette);
        if (canvas.chance(0.6)) {
            Land.birds(canvas, Colours.fade(palette.near(), 0.8));
        }
        Land.ranges(canvas, palette, 0.5, 0.86, canvas.count(4, 6), 1.01);
        if (canvas.chance(0.6)) {
            Land.firs(canvas, Colours.mix(palette.near(), java.awt.Color.BLACK, 0.25), 0.95, 0.13);
        }
    }
}
