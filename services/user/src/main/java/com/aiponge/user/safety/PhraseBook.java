package com.aiponge.user.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The phrases of all languages, read from one file each, found by their first word. Immutable once read; thread-safe. */
final class PhraseBook {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");

    /** A piece of text that is looked for as it stands. */
    private record Piece(Phrase phrase, String text) {
    }

    /** A phrase found from one position to another. */
    private record Found(Phrase phrase, int from, int to) {

        boolean isInside(Found other) {
            return other.from <= from && to <= other.to;
        }
    }

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final List<Phrase> byBeginning = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    PhraseBook() {
        LANGUAGES.forEach(this::load);
    }

    /** Every phrase of the text that counts, each once, however often it stands there. */
    List<Phrase> in(String text) {
        String plain = PlainText.words(text);
        return Stream.concat(counting(ofWords(plain.split(" "))).stream(), counting(ofPieces(PlainText.joined(plain))).stream())
                .distinct().toList();
    }

    private List<Found> ofWords(String[] words) {
        List<Found> found = new ArrayList<>();
        for (int at = 0; at < words.length; at++) {
            for (Phrase phrase : byFirstWord.getOrDefault(words[at], List.of())) {
                add(found, phrase, words, at);
            }
            for (Phrase phrase : byBeginning) {
                if (phrase.first().fits(words[at])) {
                    add(found, phrase, words, at);
                }
            }
        }
        return found;
    }

    private static void add(List<Found> found, Phrase phrase, String[] words, int at) {
        int end = phrase.match(words, at);
        if (end != Phrase.NO_MATCH) {
            found.add(new Found(phrase, at, end));
        }
    }

    private List<Found> ofPieces(String text) {
        List<Found> found = new ArrayList<>();
        for (Piece piece : pieces) {
            for (int at = text.indexOf(piece.text()); at >= 0; at = text.indexOf(piece.text(), at + 1)) {
                found.add(new Found(piece.phrase(), at, at + piece.text().length()));
            }
        }
        return found;
    }

    /** A safe phrase lowers what lies inside it to nothing above low. */
    private static List<Phrase> counting(List<Found> found) {
        List<Found> safe = found.stream().filter(one -> one.phrase().isSafe()).toList();
        return found.stream()
                .filter(one -> !one.phrase().isSafe())
                .filter(one -> one.phrase().level() == RiskLevel.LOW || safe.stream().noneMatch(one::isInside))
                .map(Found::phrase).toList();
    }

    private void load(String language) {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                PhraseBook.class.getResourceAsStream(language + ".txt"), StandardCharsets.UTF_8))) {
            boolean whole = false;
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                if (line.startsWith("mode ")) {
                    whole = line.equals("mode substring");
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(line.split(" ", 3), whole);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] parts, boolean whole) {
        boolean safe = parts[0].equals("safe");
        RiskLevel level = safe ? RiskLevel.NONE : RiskLevel.of(parts[0]);
        String category = safe ? null : parts[1];
        if (whole) {
            String text = PlainText.joined(PlainText.words(parts[2]));
            pieces.add(new Piece(new Phrase(level, category, List.of(Phrase.Token.of(text))), text));
            return;
        }
        Phrase phrase = new Phrase(level, category, Stream.of(parts[2].split(" ")).map(Phrase.Token::of).toList());
        phrase.first().words().forEach(word -> byFirstWord.computeIfAbsent(word, key -> new ArrayList<>()).add(phrase));
        if (!phrase.first().beginnings().isEmpty()) {
            byBeginning.add(phrase);
        }
    }
}
