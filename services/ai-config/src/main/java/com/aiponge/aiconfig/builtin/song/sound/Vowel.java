package com.aiponge.aiconfig.builtin.song.sound;

/** Where a mouth resonates: four formants as hertz, level (linear) and bandwidth, after tables for sung vowels. */
record Vowel(float[] hertz, float[] level, float[] width) {
    static final int FORMANTS = 4;

    static Vowel of(char letter, boolean deep) {
        return switch (letter) {
            case 'e' -> deep ? vowel(430, 1700, 2500, 3200, -10, -13, -18) : vowel(470, 1950, 2750, 3600, -12, -16, -24);
            case 'i' -> deep ? vowel(310, 1900, 2650, 3250, -14, -16, -20) : vowel(360, 2150, 2900, 3700, -15, -19, -26);
            case 'o' -> deep ? vowel(430, 820, 2500, 2900, -7, -18, -20) : vowel(480, 880, 2700, 3500, -8, -22, -28);
            case 'u' -> deep ? vowel(350, 680, 2450, 2900, -12, -22, -24) : vowel(370, 760, 2600, 3500, -12, -26, -32);
            default -> deep ? vowel(660, 1120, 2550, 3000, -4, -14, -16) : vowel(800, 1220, 2800, 3600, -4, -18, -24);
        };
    }

    private static Vowel vowel(float f1, float f2, float f3, float f4, double db2, double db3, double db4) {
        return new Vowel(new float[] {f1, f2, f3, f4}, new float[] {1, linear(db2), linear(db3), linear(db4)},
                new float[] {95, 115, 150, 190});
    }

    private static float linear(double decibels) {
        // the tables are for a flat source; a sung one already falls with frequency
        return (float) Math.pow(10, (decibels + 13) / 20);
    }
}
