package com.aiponge.aiconfig.builtin.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The scenes, and the genres they suit. */
enum Composition {
    HILLS(new Hills(), Set.of("folk", "country", "celtic", "acoustic", "indie", "cinematic", "world")),
    SEA(new Sea(), Set.of("reggae", "latin", "bossanova", "chillout", "lofi", "soul", "salsa", "pop")),
    LAKE(new Lake(), Set.of("classical", "orchestral", "cinematic", "folk", "newage", "spiritual", "acoustic")),
    RAYS(new Rays(), Set.of("rock", "funk", "disco", "gospel", "worship", "afrobeat", "highlife", "pop", "punk", "ska")),
    AURORA(new Aurora(), Set.of("ambient", "trance", "metal", "newage", "meditation", "electronic", "dubstep")),
    LEAVES(new Leaves(), Set.of("jazz", "bossanova", "indie", "rnb", "acoustic", "soul", "podcast")),
    BLOOM(new Bloom(), Set.of("bollywood", "arabic", "turkish", "meditation", "spiritual", "kpop", "jpop", "flamenco", "tango")),
    FLOW(new Flow(), Set.of("electronic", "house", "techno", "hiphop", "rap", "alternative", "jazz", "blues")),
    ARCHES(new Arches(), Set.of("rnb", "indie", "lofi", "funk", "disco", "house", "alternative", "pop"));

    private final Scene scene;
    private final Set<String> genres;

    Composition(Scene scene, Set<String> genres) {
        this.scene = scene;
        this.genres = genres;
    }

    Scene scene() {
        return scene;
    }

    /** One named in the style, else any, those that suit the genre three times as often. */
    static Composition of(String genre, String style, Random random) {
        String wish = style.toLowerCase(Locale.ROOT);
        List<Composition> lots = new ArrayList<>();
        for (Composition one : values()) {
            if (wish.contains(one.name().toLowerCase(Locale.ROOT))) {
                return one;
            }
            int tickets = one.genres.contains(genre.strip().toLowerCase(Locale.ROOT)) ? 3 : 1;
            for (int i = 0; i < tickets; i++) {
                lots.add(one);
            }
        }
        return lots.get(random.nextInt(lots.size()));
    }
}
