package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.AiConfigService;
import com.aiponge.aicontent.AiContentService;
import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ai-content and ai-config together: what the one asks for is what the built-in writer of the other gives. */
class WrittenSongsTest {
    private static final UUID USER = Ids.next();
    private static TestService vendors;
    private static TestService texts;

    @BeforeAll
    static void start() {
        vendors = TestService.start(ServiceName.AI_CONFIG, AiConfigService::compose, Map.of());
        texts = TestService.start(ServiceName.AI_CONTENT, AiContentService::compose, Map.of("AI_CONFIG_SERVICE_URL", "http://127.0.0.1:" + vendors.port()));
    }

    @AfterAll
    static void stop() {
        texts.close();
        vendors.close();
    }

    private static JsonNode lyrics(String text, String language, String risk) {
        return texts.asService(ServiceName.MUSIC, USER).post("/internal/v1/lyrics", Map.of("operationId", Ids.next(), "userId", USER,
                "source", Map.of("kind", "entry", "text", text), "sound", Map.of("genre", "folk", "mood", "calm"), "context", Map.of("displayName", "Ana"),
                "language", language, "riskLevel", risk)).expect(200).data();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Walked by the river before work. My sister called and we laughed about the old garden. | auto  | en
            Hoy caminé junto al río antes del trabajo y mi hermana me llamó.                       | es    | es
            Ce matin j'ai marché le long de la rivière et ma sœur m'a appelé.                      | fr    | fr
            Heute bin ich vor der Arbeit am Fluss spaziert und meine Schwester hat angerufen.      | auto  | de
            Hoje caminhei junto ao rio antes do trabalho e minha irmã ligou.                       | pt-BR | pt
            今日は川沿いを歩いた。姉から電話があって、たくさん笑った。                                      | ja    | en
            """)
    void writesInTheLanguageOfTheEntryOrSaysThatItIsEnglish(String text, String asked, String written) {
        JsonNode song = lyrics(text, asked, "none");

        assertEquals(written, song.path("language").asText());
        assertEquals("builtin", song.path("provider").asText());
        assertTrue(song.path("fallback").asBoolean());
        assertTrue(song.path("content").asText().contains("[Chorus]"), song.toString());
        assertFalse(song.path("title").asText().isBlank());
    }

    @Test
    void givesTheSameSongForTheSameEntry() {
        String entry = "I worry and worry, what if I always fail the exam.";
        JsonNode one = lyrics(entry, "en", "none");

        assertEquals(one.path("content"), lyrics(entry, "en", "none").path("content"));
        assertEquals("cbt", one.path("framework").path("id").asText());
    }

    @Test
    void singsGentlyInACrisis() {
        JsonNode song = lyrics("I want to take all my grandmother's pills tonight", "en", "critical");

        assertEquals("song-lyrics-supportive", song.path("templateId").asText());
        assertFalse(song.toString().toLowerCase(java.util.Locale.ROOT).contains("pills"));
    }

    @Test
    void namesLyrics() {
        String title = texts.asService(ServiceName.MUSIC, USER).post("/internal/v1/titles", Map.of("operationId", Ids.next(),
                "lyrics", "[Verse]\nGrey light on the river", "language", "en", "mood", "calm")).expect(200).data().path("title").asText();
        assertFalse(title.isBlank());
    }

    @Test
    void writesFromTheLongestEntryThereCanBe() {
        assertTrue(lyrics("I walked <slowly> \"home\" & smiled. ".repeat(270), "en", "none").path("content").asText().length() <= 10_000);
    }
}
