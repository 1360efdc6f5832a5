package com.aiponge.system.config;

import com.aiponge.runtime.Json;
import com.aiponge.system.catalog.Catalogs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** ConfigDefaults of contract 3. The lists of keys are those of the catalogues. */
public record ConfigDefaults(ObjectNode musicDefaults, ObjectNode bookDefaults, Localization localizationDefaults, Options availableOptions,
                             ObjectNode contentLimits, ObjectNode uiConfiguration, Instant updatedAt) {

    /** What the platform speaks, and what it speaks when nobody says. */
    record Localization(String language, List<String> supportedLanguages) {
    }

    /** What there is to choose from. */
    record Options(List<String> genres, List<String> moods, List<String> songMoods, List<String> instruments, List<String> culturalStyles,
                   List<Integer> durations, List<String> languages) {
    }

    private record Stored(ObjectNode musicDefaults, ObjectNode bookDefaults, List<String> instruments, List<String> culturalStyles, List<Integer> durations,
                          ObjectNode contentLimits, ObjectNode uiConfiguration, Instant updatedAt) {
    }

    public static ConfigDefaults standard(Catalogs catalogs) {
        Stored stored = Json.read(file(), Stored.class);
        Options options = new Options(catalogs.genres(), catalogs.moods(), catalogs.songMoods(), stored.instruments(), stored.culturalStyles(),
                stored.durations(), catalogs.languages());
        return new ConfigDefaults(stored.musicDefaults(), stored.bookDefaults(), new Localization("en", catalogs.languages()), options,
                stored.contentLimits(), stored.uiConfiguration(), stored.updatedAt());
    }

    private static JsonNode file() {
        try (InputStream file = ConfigDefaults.class.getResourceAsStream("defaults.json")) {
            return Json.tree(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
