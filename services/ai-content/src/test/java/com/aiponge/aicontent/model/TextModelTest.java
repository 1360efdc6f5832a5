package com.aiponge.aicontent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.aicontent.AiContentApi;
import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** How answers of models are read, through the titles: the smallest texts there are. */
class TextModelTest {
    private static AiContentApi api;

    @BeforeAll
    static void start() {
        api = new AiContentApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Map<String, Object> title(UUID operation) {
        return Map.of("operationId", operation, "lyrics", AiContentApi.CONTENT, "language", "en");
    }

    @Test
    void readsAnObjectThatCameAsText() {
        api.vendorsAnswer(AiContentApi.invoked("anthropic", "  {\"title\": \"Quiet River\"}\n"));

        assertEquals("Quiet River", api.music().post("/internal/v1/titles", title(Ids.next())).expect(200).data().path("title").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[\"Quiet River\"]", "\"Quiet River\"", "{\"title\": \"a\"} and more", "{\"title\": \"a\", \"title\": \"b\"}", "{\"title\": 7"})
    void takesNothingThatIsNotOneObject(String text) {
        UUID operation = Ids.next();
        api.vendorsAnswer(AiContentApi.invoked("anthropic", text));

        api.music().post("/internal/v1/titles", title(operation)).expect(502, "EXTERNAL_SERVICE_ERROR");
        assertEquals(2, api.invocations(operation).size());
    }

    @Test
    void repairsUnderAnOperationOfItsOwn() {
        UUID operation = Ids.next();
        api.vendorsAnswer(AiContentApi.invoked("anthropic", "no JSON"));
        api.music().post("/internal/v1/titles", title(operation)).expect(502);

        List<JsonNode> sent = api.invocations(operation);
        assertEquals(Ids.named(operation, "write").toString(), sent.getFirst().path("operationId").asText());
        assertEquals(Ids.named(operation, "repair").toString(), sent.getLast().path("operationId").asText());
        assertEquals(4, sent.getLast().path("messages").size());
    }

    @Test
    void passesBusyAndLateOnAsTheyAre() {
        for (Problem problem : List.of(Problem.timedOut(), new Problem.Unavailable("SERVICE_UNAVAILABLE", "busy", null, Duration.ofSeconds(5)))) {
            api.vendors(request -> {
                throw problem;
            });
            assertEquals(problem.status(), api.music().post("/internal/v1/titles", title(Ids.next())).status());
        }
    }

    @Test
    void saysInNoMessageWhatAnAnswerHeld() {
        Unfit unfit = new Unfit(List.of("rule"));
        assertEquals("unfit answer", unfit.getMessage());
        assertEquals(List.of("rule"), unfit.rules());
        assertThrows(UnsupportedOperationException.class, () -> unfit.rules().add("x"));
    }

    @Test
    void needsAtMostFourStatementsARequest() {
        api.vendorsAnswer(AiContentApi.invoked("openai", Map.of("title", "Quiet River")));
        UUID operation = Ids.next();
        Map<String, Object> body = new HashMap<>(title(operation));

        assertEquals(3, Integer.parseInt(api.music().post("/internal/v1/titles", body).expect(200).header("x-statements")));
        assertEquals(1, Integer.parseInt(api.music().post("/internal/v1/titles", body).expect(200).header("x-statements")));
    }
}
