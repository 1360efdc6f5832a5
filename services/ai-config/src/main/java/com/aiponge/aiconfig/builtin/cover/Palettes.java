package com.aiponge.aiconfig.builtin.cover;

import com.aiponge.aiconfig.builtin.words.MoodFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The palettes of the moods. */
final class Palettes {
    private static final Map<String, List<Palette>> BY_MOOD = load();
    private static final Map<String, String> SAME_AS = Map.of("aggressive", "dark", "happy", "bright", "motivational", "energetic",
            "playful", "bright", "love", "romantic");

    private Palettes() {
    }

    static Palette of(String mood, Random random) {
        String word = mood.strip().toLowerCase(Locale.ROOT);
        String name = SAME_AS.getOrDefault(word, word);
        List<Palette> fitting = BY_MOOD.getOrDefault(name, BY_MOOD.get(MoodFamily.of(word).section()));
        return fitting.get(random.nextInt(fitting.size()));
    }

    private static Map<String, List<Palette>> load() {
        Map<String, List<Palette>> palettes = new LinkedHashMap<>();
        try (InputStream in = Palettes.class.getResourceAsStream("palettes.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing palettes.txt");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(":", 2);
                    palettes.computeIfAbsent(parts[0].strip(), m -> new ArrayList<>()).add(Palette.parse(parts[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(palettes);
    }
}
