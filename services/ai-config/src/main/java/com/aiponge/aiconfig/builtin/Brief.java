package com.aiponge.aiconfig.builtin;

import com.aiponge.aiconfig.builtin.song.SongOrder;
import com.aiponge.aiconfig.builtin.words.LanguageGuesser;
import com.aiponge.aiconfig.vendor.Commission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a commission as the band understands it: which of its tags are moods, instruments, the genre. */
final class Brief {
    /** E.Mood and E.SongMood. */
    private static final Set<String> MOODS = Set.of("calm", "anxious", "sad", "tired", "stressed", "hopeful", "joyful", "lonely", "confident",
            "happy", "energetic", "romantic", "melancholic", "uplifting", "dark", "peaceful", "motivational", "nostalgic", "dreamy", "aggressive",
            "reflective", "playful");
    /** E.Instrument. */
    private static final Set<String> INSTRUMENTS = Set.of("piano", "guitar", "drums", "violin", "saxophone", "flute", "bass", "synthesizer");
    private static final Pattern SECTION = Pattern.compile("(?m)^\\s*\\[.*?]\\s*$");
    private static final LanguageGuesser GUESSER = new LanguageGuesser();

    private Brief() {
    }

    static SongOrder of(Commission commission) {
        List<String> tags = new ArrayList<>(list(commission.tags()));
        List<String> instruments = tags.stream().filter(INSTRUMENTS::contains).toList();
        tags.removeAll(INSTRUMENTS);
        String mood = tags.stream().filter(MOODS::contains).findFirst().orElse(null);
        tags.remove(mood);
        String genre = tags.isEmpty() ? null : tags.removeFirst();
        String style = String.join(" ", Stream.concat(list(commission.style()).stream(), tags.stream()).toList());
        String lyrics = commission.instrumental() ? null : commission.lyrics();
        String language = lyrics == null ? "en" : GUESSER.guess(SECTION.matcher(lyrics).replaceAll(""));
        return new SongOrder(lyrics, commission.title(), mood, genre, style, language, commission.vocalGender(), commission.instrumental(),
                commission.durationSeconds(), Set.copyOf(list(commission.negativeTags())), instruments, null);
    }

    private static List<String> list(String commas) {
        return commas == null ? List.of() : Arrays.stream(commas.toLowerCase(Locale.ROOT).split(",")).map(String::strip)
                .filter(one -> !one.isEmpty()).distinct().toList();
    }
}
