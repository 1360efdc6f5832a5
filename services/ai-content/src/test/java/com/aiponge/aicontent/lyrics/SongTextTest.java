package com.aiponge.aicontent.lyrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aicontent.AiContentApi;
import com.aiponge.aicontent.model.Unfit;
import com.aiponge.runtime.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SongTextTest {
    private static Map<String, Object> answer(String member, Object value) {
        Map<String, Object> answer = new HashMap<>(Map.of("title", "Quiet River", "content", AiContentApi.CONTENT, "language", "en",
                "themes", List.of("river"), "mood", "calm"));
        answer.put(member, value);
        return answer;
    }

    private static SongText read(Map<String, Object> answer) {
        return SongText.from(Json.toTree(answer));
    }

    private static int broken(String member, Object value) {
        return assertThrows(Unfit.class, () -> read(answer(member, value)), () -> member + ": " + value).rules().size();
    }

    @Test
    void acceptsWhatKeepsTheRulesAndTidiesIt() {
        SongText text = read(answer("content", "\n  [Verse 1]  \r\n one\r\ntwo\n\n\n\n[Chorus]\nthree\nfour\n\n"));

        assertEquals("[Verse 1]\none\ntwo\n\n[Chorus]\nthree\nfour", text.content());
        assertEquals("Quiet River", text.title());
    }

    @Test
    void refusesTextsThatAreNoSong() {
        assertTrue(broken("content", "") > 0);
        assertEquals(1, broken("content", "one\ntwo\nthree\nfour"), "no parts");
        assertEquals(1, broken("content", "Here it is:\n[Verse]\na\nb\n[Chorus]\nc\nd"), "a preface");
        assertEquals(1, broken("content", "[Verse]\na\n[Chorus]\nb"), "too short");
        assertEquals(1, broken("content", AiContentApi.CONTENT + "\n" + "x".repeat(201)), "too long a line");
        assertEquals(1, broken("content", AiContentApi.CONTENT + "\nla".repeat(5_000)), "too long");
        assertTrue(broken("content", 7) > 0, "not text");
    }

    @Test
    void refusesWhatLeaksFromPromptsOrElsewhere() {
        for (String foreign : List.of("```json", "see https://example.com", "<data name=\"text\">", "{{text}}", "bell \u0007")) {
            assertEquals(1, broken("content", AiContentApi.CONTENT + "\n" + foreign), foreign);
        }
    }

    @Test
    void refusesUnknownLanguagesAndTitlesThatAreNone() {
        assertEquals(1, broken("language", "klingon"));
        assertEquals(1, broken("title", ""));
        assertEquals(1, broken("title", "a\nb"));
        assertEquals(1, broken("title", "x".repeat(101)));
        assertEquals("pt", read(answer("language", "pt-BR")).language());
    }

    @Test
    void dropsThemesAndMoodsThatAreNone() {
        assertEquals(List.of("river"), read(answer("themes", List.of("river ", "", 7, "x".repeat(51)))).themes());
        assertEquals(List.of(), read(answer("themes", "river")).themes());
        assertNull(read(answer("mood", "x".repeat(101))).mood());
    }
}
