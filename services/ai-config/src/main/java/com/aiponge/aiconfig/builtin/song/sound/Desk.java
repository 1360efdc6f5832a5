package com.aiponge.aiconfig.builtin.song.sound;

import com.aiponge.aiconfig.builtin.song.score.Instrument;

import java.util.EnumMap;
import java.util.Map;

/** Which sound each instrument makes, and where it stands in the mix. */
final class Desk {
    private final Map<Instrument, Sound> sounds = new EnumMap<>(Instrument.class);
    private final Map<Instrument, Strip> strips = new EnumMap<>(Instrument.class);
    private final double brightness;

    Desk(double brightness) {
        this.brightness = brightness;
    }

    Sound sound(Instrument instrument) {
        return sounds.computeIfAbsent(instrument, this::make);
    }

    Strip strip(Instrument instrument) {
        return strips.computeIfAbsent(instrument, i -> Strip.of(i.level(), i.pan(), i.send()));
    }

    private Sound make(Instrument instrument) {
        return switch (instrument) {
            case VOICE, CHOIR -> throw new IllegalArgumentException(instrument + " sings phrases, not notes");
            case PIANO -> new Keys();
            case EPIANO -> Fm.ELECTRIC_PIANO;
            case VIBES -> Fm.VIBRAPHONE;
            case NYLON -> Pluck.NYLON;
            case STEEL -> Pluck.STEEL;
            case HARP -> Pluck.HARP;
            case UPRIGHT -> Pluck.UPRIGHT;
            case DRIVE -> new Drive();
            case ORGAN -> Pad.organ();
            case PAD -> Pad.warm(brightness);
            case STRINGS -> Pad.strings(brightness);
            case SYNTH -> new Bass(6 + 4 * brightness, 12 + 8 * brightness, 0.35, 1.2);
            case BASS -> Bass.FINGERED;
            case SYNTH_BASS -> Bass.SYNTH;
            case FLUTE -> Solo.FLUTE;
            case SAX -> Solo.SAX;
            case VIOLIN -> Solo.VIOLIN;
            case LEAD -> Solo.SYNTH;
            case KICK -> Drum.skin(150, 48, 0.03, 0.32, 0.25);
            case TOM -> Drum.skin(160, 92, 0.06, 0.4, 0.2);
            case CONGA -> Drum.skin(250, 205, 0.02, 0.24, 0.3);
            case SNARE -> Drum.rattle(700, 9000, 0.001, 0.2, 190, 0.35);
            case CLAP -> Drum.rattle(800, 3500, 0.008, 0.18, 900, 0);
            case RIM -> Drum.rattle(1200, 6000, 0.001, 0.05, 1650, 0.45);
            case BRUSH -> Drum.rattle(900, 6000, 0.012, 0.22, 200, 0.05);
            case SHAKER -> Drum.rattle(4500, 11000, 0.018, 0.07, 0, 0);
            case HAT -> Drum.metal(420, 7000, 0.07, 0.45);
            case OPEN_HAT -> Drum.metal(420, 6500, 0.32, 0.4);
            case RIDE -> Drum.metal(380, 5200, 0.8, 0.25);
            case CRASH -> Drum.metal(330, 3600, 1.8, 0.6);
        };
    }
}
