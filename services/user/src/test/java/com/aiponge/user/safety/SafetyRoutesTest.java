package com.aiponge.user.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyRoutesTest {
    private static final String ASSESS = "/api/v1/app/safety/assess-risk";
    private static final String CRY = "I want to die and I hate myself";
    private static UserWorld world;
    private Somebody person;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void enter() {
        person = world.guest();
    }

    private JsonNode assess(Map<String, ?> body) {
        return person.app().post(ASSESS, body).expect(200).data();
    }

    private List<Map<String, Object>> flags() {
        return world.database().query("SELECT source_type, source_id, level, score, categories FROM user_service.risk_flags WHERE user_id = ?", person.id());
    }

    private static List<String> values(JsonNode list, String member) {
        List<String> values = new ArrayList<>();
        list.forEach(item -> values.add(item.path(member).asText()));
        return values;
    }

    @Test
    void findsNothingInAQuietText() {
        JsonNode data = assess(Map.of("content", "Walked by the river before work.", "sourceType", "journal_entry", "createFlag", false));
        assertEquals("{\"detected\":false,\"level\":\"none\",\"score\":0,\"indicators\":[],\"recommendedActions\":[],\"requiresImmediateAttention\":false,"
                + "\"resources\":[],\"flagId\":null,\"source\":\"server\",\"assessedAt\":\"" + data.path("assessedAt").asText() + "\"}", data.toString());
    }

    @Test
    void saysWhatToDoAboutACriticalText() {
        JsonNode data = assess(Map.of("text", CRY, "region", "us"));
        assertEquals(List.of("critical", "85"), List.of(data.path("level").asText(), data.path("score").asText()));
        assertTrue(data.path("requiresImmediateAttention").asBoolean());
        assertEquals(List.of("crisis", "distress"), values(data.path("indicators"), "category"));
        assertEquals(List.of("escalate", "show_resources", "suggest_support"), values(data.path("recommendedActions"), "type"));
        assertEquals(List.of("urgent", "urgent", "urgent"), values(data.path("recommendedActions"), "priority"));
        assertEquals(List.of("us", "global"), values(data.path("resources"), "region"));
        assertEquals("{\"keyword\":\"HOME\",\"number\":\"741741\"}", data.path("resources").path(0).path("text").toString());
        assertTrue(flags().isEmpty());
    }

    @Test
    void keepsAFlagWhenAskedToWithoutTheText() {
        UUID source = Ids.next();
        JsonNode data = assess(Map.of("content", CRY, "createFlag", true, "sourceType", "reflection", "sourceId", source));
        assertFalse(data.path("flagId").isNull());
        assertEquals(List.of(Map.of("source_type", "reflection", "source_id", source, "level", "critical", "score", 85,
                "categories", List.of("crisis", "distress"))), flags());
        assertTrue(assess(Map.of("content", "a quiet day", "createFlag", true)).path("flagId").isNull());
    }

    @Test
    void aRepeatWithTheSameKeyKeepsOneFlag() {
        for (int i = 0; i < 2; i++) {
            person.app().withKey("flag-once").post(ASSESS, Map.of("content", CRY, "createFlag", true)).expect(200);
        }
        assertEquals(1, flags().size());
    }

    @Test
    void whatTheAppFoundRaisesTheLevelAndNeverLowersIt() {
        JsonNode raised = assess(Map.of("content", "a quiet day", "localAssessment", Map.of("level", "high", "score", 61)));
        assertEquals(List.of("high", "60", "local"), List.of(raised.path("level").asText(), raised.path("score").asText(), raised.path("source").asText()));
        JsonNode kept = assess(Map.of("content", CRY, "localAssessment", Map.of("level", "none", "score", 0)));
        assertEquals(List.of("critical", "server"), List.of(kept.path("level").asText(), kept.path("source").asText()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}                                                    | content                        | REQUIRED",
            "{'content':' '}                                       | content                        | BLANK",
            "{'text':7}                                            | text                           | WRONG_TYPE",
            "{'content':'x','sourceType':'dream'}                  | sourceType                     | UNKNOWN_VALUE",
            "{'content':'x','sourceId':'7'}                        | sourceId                       | WRONG_FORMAT",
            "{'content':'x','createFlag':'no'}                     | createFlag                     | WRONG_TYPE",
            "{'content':'x','region':'moon'}                       | region                         | UNKNOWN_VALUE",
            "{'content':'x','localAssessment':{}}                  | localAssessment.level          | REQUIRED",
            "{'content':'x','localAssessment':{'level':'bad'}}     | localAssessment.level          | UNKNOWN_VALUE",
            "{'content':'x','localAssessment':{'level':'low','score':101}} | localAssessment.score  | OUT_OF_RANGE",
            "{'content':'x','context':{'recentMoodTrend':'up'}}    | context.recentMoodTrend        | UNKNOWN_VALUE",
    })
    void namesTheWrongField(String body, String field, String code) {
        JsonNode error = person.app().post(ASSESS, body.replace('\'', '"')).expect(400, "VALIDATION_ERROR").json()
                .path("error").path("details").path("errors").path(0);
        assertEquals(List.of(field, code), List.of(error.path("field").asText(), error.path("code").asText()));
    }

    @Test
    void refusesTooMuchTextAndNobody() {
        person.app().post(ASSESS, Map.of("content", "x".repeat(10_001))).expect(400, "VALIDATION_ERROR");
        world.service().anonymous().post(ASSESS, Map.of("content", "x")).expect(401);
    }

    @Test
    void aWorryingEntryIsWrittenWithANoteAndAFlag() {
        JsonNode entry = person.app().with("accept-language", "de-DE").post("/api/v1/app/entries", Map.of("content", "Ich will sterben")).expect(201).data();
        JsonNode note = entry.path("safety");
        assertEquals(List.of("true", "critical", "true"), List.of(note.path("detected").asText(), note.path("level").asText(),
                note.path("requiresImmediateAttention").asText()));
        assertTrue(note.path("message").asText().startsWith("Dein Leben ist wichtig."));
        assertEquals(List.of("de", "global"), values(note.path("resources"), "region"));
        assertEquals(List.of(Map.of("source_type", "entry", "source_id", UUID.fromString(entry.path("id").asText()), "level", "critical", "score", 80,
                "categories", List.of("crisis"))), flags());
        assertFalse(person.app().get("/api/v1/app/entries/" + entry.path("id").asText()).data().has("safety"));
        assertEquals("critical", person.music().get("/internal/v1/users/" + person.id() + "/entries/" + entry.path("id").asText()).expect(200).data()
                .path("riskLevel").asText());
    }

    @Test
    void aLowRiskHasANoteButNoFlag() {
        JsonNode entry = person.app().post("/api/v1/app/entries", Map.of("content", "so lonely", "moodContext", "overwhelmed")).expect(201).data();
        assertEquals("low", entry.path("safety").path("level").asText());
        assertTrue(flags().isEmpty());
    }

    @Test
    void whatIsSaidBesideTheTextIsScreenedToo() {
        JsonNode entry = person.app().post("/api/v1/app/entries", Map.of("content", "a day", "moodContext", "suicidal")).expect(201).data();
        assertEquals("high", entry.path("safety").path("level").asText());
    }

    @Test
    void thePreferredRegionGoesBeforeTheLanguage() {
        person.app().post("/api/v1/app/onboarding/complete", Map.of("preferences", Map.of("safetyRegion", "nz"))).expect(200);
        JsonNode entry = person.app().with("accept-language", "fr").post("/api/v1/app/entries", Map.of("content", "suicidaire")).expect(201).data();
        assertEquals(List.of("nz", "global"), values(entry.path("safety").path("resources"), "region"));
    }

    @Test
    void servicesAskAboutTextsOfTheirOwn() {
        Map<String, Object> body = Map.of("userId", person.id(), "text", CRY, "language", "es");
        JsonNode data = person.music().post("/internal/v1/safety-assessments", body).expect(200).data();
        assertEquals("critical", data.path("level").asText());
        assertEquals("{\"category\":\"crisis\",\"confidence\":0.95}", data.path("indicators").path(0).toString());
        assertTrue(data.path("safety").path("message").asText().startsWith("Tu vida importa."));
        JsonNode quiet = person.music().post("/internal/v1/safety-assessments", Map.of("userId", person.id(), "text", "a quiet day")).expect(200).data();
        assertEquals("{\"level\":\"none\",\"indicators\":[],\"safety\":null}", quiet.toString());
        person.music().post("/internal/v1/safety-assessments", Map.of("userId", Ids.next(), "text", "x")).expect(403, "FORBIDDEN");
        person.music().post("/internal/v1/safety-assessments", Map.of("userId", person.id())).expect(400, "VALIDATION_ERROR");
        world.service().asService(ServiceName.STORAGE, person.id()).post("/internal/v1/safety-assessments", body).expect(404);
    }
}
