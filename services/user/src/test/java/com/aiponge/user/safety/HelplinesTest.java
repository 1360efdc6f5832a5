package com.aiponge.user.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelplinesTest {
    private final Helplines helplines = new Helplines();

    @ParameterizedTest
    @CsvSource({"en-GB,uk", "en-US,us", "en,us", "pt-BR,br", "pt-PT,global", "es-MX,global", "es,es", "hi,in", "zh,global", "ar,global",
            "'fr-CA,en;q=0.5',ca", "zh-Hans-CN,global", "'de;q=0.9',de", "*,global"})
    void guessesTheRegionFromTheLanguageHeader(String header, String region) {
        assertEquals(region, helplines.regionOf(header));
    }

    @Test
    void withoutALanguageTheRegionIsGlobal() {
        assertEquals("global", helplines.regionOf(null));
        assertEquals(1, helplines.of("global").size());
    }

    @Test
    void everyRegionOfTheContractHasAResource() {
        assertEquals(Set.of("us", "uk", "ca", "au", "nz", "ie", "de", "fr", "es", "br", "jp", "in", "global"), helplines.regions());
    }

    @Test
    void adviceIsThereInEveryLanguageAndDiffers() {
        Advice advice = new Advice();
        List<CrisisResource> resources = helplines.of("us");
        Set<String> critical = new HashSet<>();
        for (String language : List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi")) {
            for (RiskLevel level : List.of(RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH, RiskLevel.CRITICAL)) {
                assertFalse(advice.message(level, language).isBlank());
                advice.actions(level, language, resources).forEach(action -> assertFalse(action.message().isBlank()));
            }
            critical.add(advice.message(RiskLevel.CRITICAL, language));
        }
        assertEquals(8, critical.size());
        assertEquals(advice.message(RiskLevel.LOW, "en"), advice.message(RiskLevel.LOW, "xx"));
        assertNotEquals(List.of(), advice.actions(RiskLevel.LOW, "en", resources));
        assertEquals(List.of(), advice.actions(RiskLevel.NONE, "en", resources));
    }
}
