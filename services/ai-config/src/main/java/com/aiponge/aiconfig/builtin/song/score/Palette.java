package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who is in the band: the family's players, those who were asked for, without those who were ruled out. */
public record Palette(Instrument comp, Instrument second, Instrument pad, Instrument bass, Instrument lead,
                      boolean drums, boolean voice) {

    public static Palette choose(Family family, List<String> wanted, Set<String> excluded) {
        Instrument comp = family.comp();
        Instrument second = null;
        Instrument pad = family.pad();
        Instrument lead = family.lead();
        boolean drums = family != Family.CLASSICAL && family != Family.AMBIENT;
        List<Instrument> comps = new ArrayList<>();
        for (String name : wanted) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "piano" -> comps.add(family.comp() == Instrument.EPIANO ? Instrument.EPIANO : Instrument.PIANO);
                case "guitar" -> comps.add(guitar(family));
                case "synthesizer" -> {
                    pad = Instrument.PAD;
                    comps.add(Instrument.SYNTH);
                }
                case "violin" -> lead = Instrument.VIOLIN;
                case "saxophone" -> lead = Instrument.SAX;
                case "flute" -> lead = Instrument.FLUTE;
                case "drums" -> drums = true;
                default -> { }
            }
        }
        if (!comps.isEmpty()) {
            comp = comps.getFirst();
            second = comps.size() > 1 ? comps.get(1) : null;
        }
        Out out = new Out(excluded);
        return new Palette(out.keep(comp), out.keep(second), out.keep(pad), out.keep(family.bass()), out.keep(lead),
                drums && !out.names("drum", "percussion", "beat", "bateria", "schlagzeug"),
                !out.names("vocal", "voice", "singing"));
    }

    private static Instrument guitar(Family family) {
        return switch (family) {
            case ROCK, HEAVY -> Instrument.DRIVE;
            case LATIN, WORLD, JAZZ, CLASSICAL, AMBIENT, HIPHOP -> Instrument.NYLON;
            default -> Instrument.STEEL;
        };
    }

    private record Out(Set<String> words) {
        boolean names(String... stems) {
            for (String word : words) {
                for (String stem : stems) {
                    if (word.toLowerCase(Locale.ROOT).contains(stem)) {
                        return true;
                    }
                }
            }
            return false;
        }

        Instrument keep(Instrument instrument) {
            if (instrument == null) {
                return null;
            }
            boolean ruledOut = switch (instrument) {
                case PIANO, EPIANO -> names("piano", "keys", "keyboard");
                case NYLON, STEEL -> names("guitar");
                case DRIVE -> names("guitar", "distortion");
                case STRINGS, VIOLIN -> names("violin", "strings");
                case SYNTH, PAD, LEAD -> names("synth");
                case SAX -> names("sax");
                case FLUTE -> names("flute");
                case BASS, SYNTH_BASS, UPRIGHT -> names("bass");
                default -> false;
            };
            return ruledOut ? null : instrument;
        }
    }
}
