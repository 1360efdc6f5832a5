package com.aiponge.aiconfig.builtin.song.score;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import static com.aiponge.aiconfig.builtin.song.score.Family.*;

/** Which family a genre is played in; the genre's own word first, then the words of the style, else pop. */
public final class Genres {
    private static final Map<String, Family> FAMILIES = new HashMap<>();

    static {
        put(POP, "pop kpop jpop indie alternative");
        put(ROCK, "rock");
        put(BALLAD, "ballad folk acoustic podcast singer");
        put(JAZZ, "jazz swing lounge");
        put(BLUES, "blues");
        put(ELECTRONIC, "electronic house techno trance dubstep edm dance synthwave");
        put(HIPHOP, "hiphop hip rap lofi trap chillhop");
        put(CLASSICAL, "classical orchestral cinematic orchestra baroque");
        put(REGGAE, "reggae ska dub");
        put(LATIN, "latin salsa bossanova bossa tango flamenco samba rumba");
        put(AMBIENT, "ambient newage chillout meditation spiritual drone chill");
        put(COUNTRY, "country bluegrass americana");
        put(HEAVY, "metal punk hardcore grunge");
        put(FUNK, "funk disco groove");
        put(SOUL, "soul rnb gospel worship motown");
        put(WORLD, "world celtic arabic turkish bollywood afrobeat highlife african eastern asian");
    }

    private Genres() {
    }

    public static Family familyOf(String genre, String style) {
        for (String text : new String[] {genre, style}) {
            if (text != null) {
                Family family = named(text);
                if (family != null) {
                    return family;
                }
            }
        }
        return POP;
    }

    static boolean mentions(String genre, String... words) {
        String text = genre == null ? "" : genre.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Family named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Family whole = FAMILIES.get(lower.replaceAll("[^\\p{L}]", ""));
        if (whole != null) {
            return whole;
        }
        for (String word : lower.split("[^\\p{L}]+")) {
            if (FAMILIES.containsKey(word)) {
                return FAMILIES.get(word);
            }
        }
        return null;
    }

    private static void put(Family family, String words) {
        for (String word : words.split(" ")) {
            FAMILIES.put(word, family);
        }
    }
}
