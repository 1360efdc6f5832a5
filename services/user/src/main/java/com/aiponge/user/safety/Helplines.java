package com.aiponge.user.safety;

import com.aiponge.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The crisis resources of all regions (19.8), and which region a person is probably in. Immutable. */
public final class Helplines {
    static final String GLOBAL = "global";
    /** The region of the contract's form of each language (0.12); Arabic has none. */
    private static final Map<String, String> BY_LANGUAGE = Map.of(
            "en", "us", "es", "es", "fr", "fr", "de", "de", "pt", "br", "ja", "jp", "hi", "in");
    private static final String BRITAIN = "gb";

    private final Map<String, CrisisResource> byRegion;

    Helplines() {
        try (InputStream file = Helplines.class.getResourceAsStream("resources.json")) {
            byRegion = Stream.of(Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), CrisisResource[].class))
                    .collect(Collectors.toUnmodifiableMap(CrisisResource::region, Function.identity()));
        } catch (IOException e) {
            throw new IllegalStateException("resources.json is unreadable", e);
        }
    }

    Set<String> regions() {
        return byRegion.keySet();
    }

    /** The region's own help first, then the directory for everywhere else. */
    List<CrisisResource> of(String region) {
        CrisisResource global = byRegion.get(GLOBAL);
        CrisisResource own = byRegion.getOrDefault(region, global);
        return own.equals(global) ? List.of(global) : List.of(own, global);
    }

    /** The region of the first tag: of its country, else of its language. A country without resources of its own is {@code global}. */
    String regionOf(String acceptLanguage) {
        if (acceptLanguage == null) {
            return GLOBAL;
        }
        String[] tag = acceptLanguage.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT).split("-");
        String country = Stream.of(tag).skip(1).filter(part -> part.length() == 2).findFirst().orElse(null);
        if (country == null) {
            return BY_LANGUAGE.getOrDefault(tag[0], GLOBAL);
        }
        String region = country.equals(BRITAIN) ? "uk" : country;
        return byRegion.containsKey(region) ? region : GLOBAL;
    }
}
