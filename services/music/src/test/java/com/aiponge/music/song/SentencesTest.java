package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private final Sentences sentences = new Sentences();

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt", "ar", "ja", "hi"})
    void everyFailureHasASentenceInEveryLanguage(String language) {
        for (Failure failure : Failure.values()) {
            assertFalse(sentences.failure(failure.name(), language).isBlank());
        }
        assertFalse(sentences.noCover(language).isBlank());
        assertFalse(sentences.untitled(language).isBlank());
    }

    @Test
    void translationsAreNotTheEnglishOnes() {
        for (String language : new String[] {"es", "fr", "de", "pt", "ar", "ja", "hi"}) {
            assertNotEquals(sentences.failure("TIMED_OUT", "en"), sentences.failure("TIMED_OUT", language), language);
        }
        assertEquals("Neues Lied", sentences.untitled("de"));
        assertEquals("新しい曲", sentences.untitled("ja"));
    }

    @Test
    void unknownLanguagesReadEnglishAndNoFailureHasNoSentence() {
        assertEquals("New song", sentences.untitled("tlh"));
        assertNull(sentences.failure(null, "en"));
    }

    @Test
    void whatAVendorReportsIsOneOfOurs() {
        assertEquals(Failure.PROVIDER_UNAVAILABLE, Failure.ofVendor("PROVIDER_UNAVAILABLE"));
        assertEquals(Failure.AUDIO_FAILED, Failure.ofVendor("QUOTA_42"));
        assertEquals(Failure.AUDIO_FAILED, Failure.ofVendor(null));
    }
}
