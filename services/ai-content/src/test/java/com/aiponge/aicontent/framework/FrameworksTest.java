package com.aiponge.aicontent.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworksTest {
    private static final Frameworks FRAMEWORKS = new Frameworks();

    @Test
    void hasThoseOfTheContractByCategory() {
        Map<String, Set<String>> contract = Map.of(
                "cognitive", Set.of("cbt", "stoic", "solution-focused"),
                "behavioral", Set.of("dbt", "behavioral-activation", "motivational-interviewing"),
                "humanistic", Set.of("person-centered", "gestalt", "narrative", "values"),
                "psychodynamic", Set.of("psychodynamic", "attachment", "jungian"),
                "integrative", Set.of("ifs", "emdr", "cft", "grief"),
                "somatic", Set.of("somatic-experiencing", "polyvagal"),
                "mindfulness", Set.of("mbsr", "mbct", "act", "self-compassion"),
                "positive", Set.of("positive-psychology", "gratitude", "resilience", "ei"),
                "existential", Set.of("existential", "logotherapy"));
        Map<String, Set<String>> ours = new TreeMap<>();
        FRAMEWORKS.all().forEach(one -> ours.computeIfAbsent(one.category(), _ -> new TreeSet<>()).add(one.id()));

        assertEquals(new TreeMap<>(contract), ours);
        assertEquals(29, FRAMEWORKS.all().size());
    }

    @Test
    void hasPrinciplesMoodsAndKeywordsForEach() {
        Set<String> moods = Set.of("calm", "anxious", "sad", "tired", "stressed", "hopeful", "joyful", "lonely", "confident");
        FRAMEWORKS.all().forEach(one -> {
            assertTrue(one.principles().length() > 40 && one.principles().length() <= 500, one.id());
            assertTrue(moods.containsAll(one.moods()), one.id());
            assertTrue(one.keywords().size() >= 15, one.id());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My grandfather died last week and I miss him. The funeral was cold. | grief
            I keep thinking what if I always fail, overthinking every worst case.| cbt
            Ich bin so dankbar. Danke für den Tag, was für ein Glück gehabt.     | gratitude
            Je panique, je suis figé, mes nerfs, aucune sécurité.                | polyvagal
            Soñé otra vez con esa sombra en mis sueños.                          | jungian
            Me sinto cheio de vergonha, tudo culpado por mim.                    | cft
            Walked by the river before work, the morning was quiet.              | mbsr
            """)
    void choosesByTheWordsOfTheText(String text, String id) {
        Frameworks.Choice choice = FRAMEWORKS.choose(text, null).orElseThrow();
        assertEquals(id, choice.framework().id());
        assertTrue(choice.confidence() > 0.4 && choice.confidence() <= 0.95, choice.toString());
    }

    @Test
    void isSurerTheMoreWordsSpeakForIt() {
        double little = FRAMEWORKS.choose("the funeral", null).orElseThrow().confidence();
        double much = FRAMEWORKS.choose("the funeral after she died, grieving and mourning, I miss her", null).orElseThrow().confidence();
        assertTrue(much > little, little + " " + much);
    }

    @Test
    void goesByTheMoodWithLittleConfidenceWhenNoWordSpeaks() {
        Frameworks.Choice choice = FRAMEWORKS.choose("今日は川沿いを歩いた", "lonely").orElseThrow();
        assertTrue(choice.framework().moods().contains("lonely"));
        assertEquals(0.2, choice.confidence());
        assertTrue(FRAMEWORKS.choose("xyz", null).isEmpty());
    }

    @Test
    void alwaysChoosesTheSame() {
        List<String> ids = java.util.stream.IntStream.range(0, 5)
                .mapToObj(_ -> new Frameworks().choose("I cannot control it, so I accept my fate", "stressed").orElseThrow().framework().id()).distinct().toList();
        assertEquals(List.of("stoic"), ids);
    }

    @Test
    void readsHugeTextsQuickly() {
        assertTrue(FRAMEWORKS.choose("worry ".repeat(50_000), null).isPresent());
    }
}
