package com.aiponge.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every route of journal, books, safety, credits and subscriptions alike (contract 0.3 to 0.8). */
class RouteRulesTest {
    private static final String APP = "/api/v1/app/";
    private static UserWorld world;
    private static Somebody person;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
        person = world.guest();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static void assertFailure(ApiAnswer answer, int status, String type, String code) {
        JsonNode error = answer.expect(status, code).json().path("error");
        assertEquals(false, answer.json().path("success").asBoolean(true));
        assertEquals(type, error.path("type").asText());
        assertTrue(error.path("message").asText().length() > 3);
        assertEquals("test", error.path("correlationId").asText());
        assertNotNull(answer.json().path("timestamp").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"library/entries", "library/user/entries", "entries/0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4",
            "library/entries/0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4", "library/chapters", "library/user/chapters", "chapters", "library/user/books",
            "library/user", "subscriptions/status", "subscriptions/usage", "credits/balance"})
    void readsOfOnesOwnNeedAPerson(String path) {
        ApiAnswer answer = world.service().anonymous().get(APP + path);
        assertFailure(answer, 401, "AuthenticationError", "UNAUTHORIZED");
        assertEquals("token_missing", answer.json().path("error").path("details").path("reason").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries", "library/entries", "safety/assess-risk"})
    void writesNeedAPersonABodyAndItsType(String path) {
        assertFailure(world.service().anonymous().post(APP + path, Map.of("content", "x")), 401, "AuthenticationError", "UNAUTHORIZED");
        assertFailure(person.app().post(APP + path, null), 400, "ValidationError", "VALIDATION_ERROR");
        assertFailure(person.app().post(APP + path, "[1]"), 400, "ValidationError", "MALFORMED_JSON");
        assertFailure(person.app().with("content-type", "application/xml").post(APP + path, "<x/>"), 415, "UnsupportedMediaTypeError", "UNSUPPORTED_MEDIA_TYPE");
        assertFailure(person.app().post(APP + path, "{\"content\":\"" + "x".repeat(1 << 20) + "\"}"), 413, "PayloadTooLargeError", "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"library/books", "library/book-types", "subscriptions/config", "credits/policy"})
    void publicReadsAnswerEverybodyAndMayBeKept(String path) {
        ApiAnswer answer = world.service().anonymous().get(APP + path).expect(200);
        assertEquals("public, max-age=60", answer.header("cache-control"));
        assertEquals(304, world.service().anonymous().with("if-none-match", "\"x\", " + answer.header("etag")).get(APP + path).status());
        assertTrue(answer.json().path("success").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({"DELETE,library/book-types", "PUT,subscriptions/config", "GET,safety/assess-risk", "POST,credits/balance", "PATCH,library/user/books"})
    void anotherMethodIsNamedAsSuch(String method, String path) {
        ApiAnswer answer = person.app().send(method, APP + path, new byte[0]);
        assertFailure(answer, 405, "MethodNotAllowedError", "METHOD_NOT_ALLOWED");
        assertNotNull(answer.header("allow"));
    }

    @ParameterizedTest
    @CsvSource({"library/entries,items", "library/user/entries,items", "library/chapters,chapters", "library/user/books,books", "library/books,items"})
    void pagesHaveAllTheirMembers(String path, String name) {
        JsonNode data = person.app().get(APP + path).expect(200).data();
        StringBuilder members = new StringBuilder();
        for (Iterator<String> names = data.fieldNames(); names.hasNext();) {
            members.append(names.next()).append(' ');
        }
        assertEquals(name + " total limit offset hasMore nextCursor ", members.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"library/entries", "library/chapters", "library/user/books", "library/user", "library/book-types", "library/books"})
    void positionsAreChecked(String path) {
        for (String wrong : new String[] {"limit=0", "limit=-5", "limit=x", "limit=1.5", "offset=-1", "offset=1001", "offset=x"}) {
            assertFailure(person.app().get(APP + path + "?" + wrong), 400, "ValidationError", "VALIDATION_ERROR");
        }
        assertFailure(person.app().get(APP + path + "?cursor=forged"), 400, "ValidationError", "INVALID_CURSOR");
        person.app().get(APP + path + "?limit=100000&offset=1000&unknown=1").expect(200);
        person.app().get(APP + path + "/").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries/7", "library/entries/0196f0c9-44d7-7e12-a3f8-6b1d90c2e5fg", "library/books/x/chapters"})
    void aMalformedIdIsNotFound(String path) {
        assertFailure(person.app().get(APP + path), 404, "NotFoundError", "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATEWAY", "STORAGE", "SYSTEM", "AI_CONFIG", "AI_ANALYTICS"})
    void internalRoutesAreForTheirCallersOnly(ServiceName stranger) {
        String user = "/internal/v1/users/" + person.id();
        UUID id = Ids.next();
        var caller = world.service().asService(stranger, person.id());
        for (String path : new String[] {user + "/song-context", user + "/entries/" + id}) {
            assertEquals(404, caller.get(path).status(), path);
        }
        for (String path : new String[] {"/internal/v1/safety-assessments", "/internal/v1/credits/reservations",
                "/internal/v1/credits/reservations/" + id + "/renew", "/internal/v1/credits/reservations/" + id + "/settle",
                "/internal/v1/credits/reservations/" + id + "/cancel"}) {
            assertEquals(404, caller.post(path, Map.of()).status(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/song-context", "/entries/0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4"})
    void aCallAboutSomebodyElseFindsNothing(String path) {
        assertFailure(person.music().get("/internal/v1/users/" + Ids.next() + path), 404, "NotFoundError", "NOT_FOUND");
        assertFailure(world.service().asService(ServiceName.MUSIC, null).get("/internal/v1/users/" + person.id() + path), 404, "NotFoundError", "NOT_FOUND");
    }
}
