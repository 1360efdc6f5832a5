package com.aiponge.aiconfig.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.AiConfigApi;
import com.aiponge.aiconfig.vendor.SungWord;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void timesEverySungWordInOrderInsideTheSong() {
        List<SungWord> words = Estimate.of(AiConfigApi.LYRICS, 100);

        assertEquals(List.of("Grey", "light", "on"), words.stream().limit(3).map(SungWord::word).toList());
        assertTrue(words.stream().noneMatch(word -> word.word().startsWith("[")));
        for (int i = 1; i < words.size(); i++) {
            assertTrue(words.get(i).startMs() >= words.get(i - 1).endMs(), words.get(i).toString());
        }
        assertTrue(words.getFirst().startMs() >= 12_000 && words.getLast().endMs() <= 95_000);
    }

    @Test
    void hasNothingToTimeWithoutLyrics() {
        assertEquals(List.of(), Estimate.of("[Verse]\n\n", 60));
    }
}
