package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteEntryTest {
    private static final String ENTRIES = "/api/v1/app/entries";
    private static final String RIVER = "Walked by the river before work. For the first time in weeks my head was quiet.";
    private static UserWorld world;
    private static Somebody writer;
    private Somebody person;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
        writer = world.guest();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void enter() {
        person = world.guest();
    }

    private static JsonNode write(Somebody who, Map<String, ?> body) {
        return who.app().post(ENTRIES, body).expect(201).data();
    }

    private UUID defaultBook() {
        return (UUID) world.database().value("SELECT id FROM user_service.books WHERE user_id = ? AND system_type = 'default'", person.id());
    }

    private UUID defaultChapter() {
        return (UUID) world.database().value("SELECT id FROM user_service.chapters WHERE user_id = ? AND system_type = 'default'", person.id());
    }

    @Test
    void answersExactlyTheMembersOfTheContractInOrder() {
        Map<String, Object> body = new HashMap<>(Map.of("content", RIVER, "type", "reflection", "userDate", "2026-05-04T09:12:00.000Z"));
        body.put("chapterId", null);
        body.put("artworkUrl", null);
        JsonNode entry = write(person, body);
        String id = entry.path("id").asText();
        String now = entry.path("createdAt").asText();
        assertEquals("{\"id\":\"" + id + "\",\"userId\":\"" + person.id() + "\",\"bookId\":\"" + defaultBook() + "\",\"chapterId\":null,"
                + "\"content\":\"" + RIVER + "\",\"entryType\":\"reflection\",\"type\":\"reflection\",\"sortOrder\":0,\"chapterSortOrder\":null,"
                + "\"processingStatus\":\"pending\",\"moodContext\":null,\"triggerSource\":null,\"sentiment\":null,\"emotionalIntensity\":null,"
                + "\"tags\":[],\"themes\":[],\"musicHints\":null,\"depthLevel\":null,\"sourceTitle\":null,\"sourceAuthor\":null,"
                + "\"sourceChapter\":null,\"attribution\":null,\"isPrivate\":true,\"userDate\":\"2026-05-04T09:12:00.000Z\","
                + "\"illustrationUrl\":null,\"images\":[],\"metadata\":{\"illustrations\":[],\"illustrationUrl\":null},\"version\":1,"
                + "\"createdAt\":\"" + now + "\",\"updatedAt\":\"" + now + "\"}", entry.toString());
    }

    @Test
    void keepsEverythingThatIsSaidAboutAnEntry() {
        Map<String, Object> body = new HashMap<>();
        body.put("content", "  as sent \n");
        body.put("entryType", "quote");
        body.put("moodContext", "calm");
        body.put("triggerSource", "a walk");
        body.put("sentiment", "positive");
        body.put("emotionalIntensity", 4);
        body.put("tags", List.of("river", " "));
        body.put("themes", List.of("stillness"));
        body.put("musicHints", Map.of("mood", "calm", "genre", "acoustic"));
        body.put("depthLevel", "brief");
        body.put("sortOrder", 7);
        body.put("sourceTitle", " Letters ");
        body.put("sourceAuthor", "Seneca");
        body.put("sourceChapter", "IV");
        body.put("attribution", "from memory");
        body.put("isPrivate", false);
        body.put("metadata", Map.of("weather", "fog", "illustrations", List.of("forged"), "illustrationUrl", "forged"));
        JsonNode written = write(person, body);
        JsonNode read = person.app().get(ENTRIES + "/" + written.path("id").asText()).expect(200).data();
        assertEquals(written, read);
        assertEquals("  as sent \n", read.path("content").asText());
        assertEquals("quote", read.path("type").asText());
        assertEquals("[\"river\"]", read.path("tags").toString());
        assertEquals("{\"mood\":\"calm\",\"tempo\":null,\"genre\":\"acoustic\"}", read.path("musicHints").toString());
        assertEquals("Letters", read.path("sourceTitle").asText());
        assertEquals(7, read.path("sortOrder").asInt());
        assertFalse(read.path("isPrivate").asBoolean());
        assertEquals("{\"weather\":\"fog\",\"illustrations\":[],\"illustrationUrl\":null}", read.path("metadata").toString());
    }

    @Test
    void anUnknownTypeIsGeneralAndABareDateIsItsFirstMoment() {
        JsonNode entry = write(person, Map.of("content", "x", "type", "haiku", "userDate", "2026-05-04"));
        assertEquals("general", entry.path("entryType").asText());
        assertEquals("2026-05-04T00:00:00.000Z", entry.path("userDate").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}                                             | content              | REQUIRED",
            "{'content':' \\n '}                            | content              | BLANK",
            "{'content':5}                                  | content              | WRONG_TYPE",
            "{'content':'a\\u0000b'}                        | content              | WRONG_FORMAT",
            "{'content':'\\ud800'}                          | content              | WRONG_FORMAT",
            "{'content':'x','chapterId':'7'}                | chapterId            | WRONG_FORMAT",
            "{'content':'x','bookId':[]}                    | bookId               | WRONG_TYPE",
            "{'content':'x','userDate':'yesterday'}         | userDate             | WRONG_FORMAT",
            "{'content':'x','type':{}}                      | type                 | WRONG_TYPE",
            "{'content':'x','sentiment':'meh'}              | sentiment            | UNKNOWN_VALUE",
            "{'content':'x','emotionalIntensity':11}        | emotionalIntensity   | OUT_OF_RANGE",
            "{'content':'x','emotionalIntensity':1.5}       | emotionalIntensity   | WRONG_TYPE",
            "{'content':'x','depthLevel':'abyss'}           | depthLevel           | UNKNOWN_VALUE",
            "{'content':'x','tags':'river'}                 | tags                 | WRONG_TYPE",
            "{'content':'x','tags':[1]}                     | tags[0]              | WRONG_TYPE",
            "{'content':'x','musicHints':[]}                | musicHints           | WRONG_TYPE",
            "{'content':'x','musicHints':{'mood':1}}        | musicHints.mood      | WRONG_TYPE",
            "{'content':'x','sortOrder':-1}                 | sortOrder            | OUT_OF_RANGE",
            "{'content':'x','isPrivate':'yes'}              | isPrivate            | WRONG_TYPE",
            "{'content':'x','metadata':'x'}                 | metadata             | WRONG_TYPE",
            "{'content':'x','metadata':{'a':['\\ud800']}}   | metadata             | WRONG_FORMAT",
            "{'content':'x','metadata':{'a\\u0000':1}}      | metadata             | WRONG_FORMAT",
            "{'content':'x','musicHints':{'tempo':'\\udc00'}} | musicHints.tempo    | WRONG_FORMAT",
            "{'content':'x','tags':['\\u0000']}             | tags[0]              | WRONG_FORMAT",
            "{'content':'x','autoAssignBookmarks':1}        | autoAssignBookmarks  | WRONG_TYPE",
    })
    void namesTheWrongField(String body, String field, String code) {
        JsonNode errors = writer.app().post(ENTRIES, body.replace('\'', '"')).expect(400, "VALIDATION_ERROR").json()
                .path("error").path("details").path("errors");
        assertEquals(1, errors.size(), errors::toString);
        assertEquals(List.of(field, code), List.of(errors.path(0).path("field").asText(), errors.path(0).path("code").asText()));
    }

    @Test
    void countsLengthsInCodePoints() {
        write(writer, Map.of("content", "🌊".repeat(10_000)));
        refused(Map.of("content", "🌊".repeat(10_001)), "content", "TOO_LONG");
        refused(Map.of("content", "x", "moodContext", "m".repeat(101)), "moodContext", "TOO_LONG");
        refused(Map.of("content", "x", "attribution", "a".repeat(501)), "attribution", "TOO_LONG");
        refused(Map.of("content", "x", "sourceTitle", "t".repeat(256)), "sourceTitle", "TOO_LONG");
        refused(Map.of("content", "x", "tags", List.of("t".repeat(51))), "tags[0]", "TOO_LONG");
        refused(Map.of("content", "x", "themes", IntStream.range(0, 51).mapToObj(Integer::toString).toList()), "themes", "TOO_MANY");
        refused(Map.of("content", "x", "metadata", Map.of("big", "b".repeat(17_000))), "metadata", "TOO_LONG");
    }

    private static void refused(Map<String, ?> body, String field, String code) {
        JsonNode error = writer.app().post(ENTRIES, body).expect(400, "VALIDATION_ERROR").json().path("error").path("details").path("errors").path(0);
        assertEquals(List.of(field, code), List.of(error.path("field").asText(), error.path("code").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"content\":\"a\",\"content\":\"b\"}", "{\"content\":\"x\"} extra", "{\"content\":NaN}"})
    void refusesWhatIsNotAJsonObject(String body) {
        writer.app().post(ENTRIES, body).expect(400, "MALFORMED_JSON");
    }

    @Test
    void refusesDeepJsonBadUtf8AndOtherTypesOfBody() {
        writer.app().post(ENTRIES, "{\"content\":\"x\",\"metadata\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40) + "}").expect(400, "MALFORMED_JSON");
        writer.app().send("POST", ENTRIES, new byte[] {'{', '"', 'c', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}).expect(400, "MALFORMED_JSON");
        writer.app().with("content-type", "text/plain").post(ENTRIES, Map.of("content", "x")).expect(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void nobodyWritesWithoutSigningIn() {
        world.service().anonymous().post(ENTRIES, Map.of("content", "x")).expect(401, "UNAUTHORIZED");
        world.service().anonymous().get(ENTRIES + "/" + Ids.next()).expect(401, "UNAUTHORIZED");
    }

    @Test
    void filesAnEntryInAChapterOfOnesOwnInOrder() {
        JsonNode first = write(person, Map.of("content", "one", "chapterId", defaultChapter()));
        JsonNode second = write(person, Map.of("content", "two", "chapterId", defaultChapter(), "bookId", defaultBook()));
        assertEquals(defaultChapter().toString(), first.path("chapterId").asText());
        assertEquals(defaultBook().toString(), first.path("bookId").asText());
        assertEquals(List.of(0, 1), List.of(first.path("chapterSortOrder").asInt(), second.path("chapterSortOrder").asInt()));
        assertTrue(write(person, Map.of("content", "three", "bookId", defaultBook())).path("chapterId").isNull());
    }

    @Test
    void aForeignChapterOrBookDoesNotExist() {
        UUID foreignChapter = defaultChapter();
        UUID foreignBook = defaultBook();
        Somebody other = world.guest();
        other.app().post(ENTRIES, Map.of("content", "x", "chapterId", foreignChapter)).expect(404, "NOT_FOUND");
        other.app().post(ENTRIES, Map.of("content", "x", "bookId", foreignBook)).expect(404, "NOT_FOUND");
        other.app().post(ENTRIES, Map.of("content", "x", "chapterId", Ids.next())).expect(404, "NOT_FOUND");
        person.app().post(ENTRIES, Map.of("content", "x", "chapterId", foreignChapter, "bookId", Ids.next())).expect(404, "NOT_FOUND");
        assertEquals(0, world.database().number("SELECT count(*) FROM user_service.entries WHERE user_id IN (?, ?)", other.id(), person.id()));
    }

    @Test
    void nothingIsAddedToABookThatIsReadOnly() {
        world.database().execute("UPDATE user_service.books SET is_read_only = true WHERE id = ?", defaultBook());
        person.app().post(ENTRIES, Map.of("content", "x", "bookId", defaultBook())).expect(403, "READ_ONLY");
        person.app().post(ENTRIES, Map.of("content", "x", "chapterId", defaultChapter())).expect(403, "READ_ONLY");
    }

    @Test
    void bookmarksGoToTheirOwnBook() {
        JsonNode first = write(person, Map.of("content", "a line to keep", "type", "bookmark", "autoAssignBookmarks", true));
        JsonNode second = write(person, Map.of("content", "another", "autoAssignBookmarks", true, "chapterId", defaultChapter()));
        assertEquals(first.path("chapterId"), second.path("chapterId"));
        assertNotEquals(defaultBook().toString(), first.path("bookId").asText());
        JsonNode chapter = person.app().get("/api/v1/app/library/chapters?bookId=" + first.path("bookId").asText()).expect(200).data().path("chapters").path(0);
        assertEquals("Saved", chapter.path("title").asText());
        assertEquals(2, chapter.path("entryCount").asInt());
    }

    @Test
    void aPersonWithoutDefaultBookGetsOne() {
        world.database().execute("DELETE FROM user_service.chapters WHERE user_id = ?", person.id());
        world.database().execute("DELETE FROM user_service.books WHERE user_id = ?", person.id());
        assertEquals(defaultBookOf(write(person, Map.of("content", "x"))), defaultBook());
    }

    private static UUID defaultBookOf(JsonNode entry) {
        return UUID.fromString(entry.path("bookId").asText());
    }

    @Test
    void aRepeatWithTheSameKeyWritesOnce() {
        String key = Ids.next().toString();
        ApiAnswer first = person.app().withKey(key).post(ENTRIES, Map.of("content", "once")).expect(201);
        ApiAnswer again = person.app().withKey(key).post(ENTRIES, Map.of("content", "once")).expect(201);
        assertEquals(first.text(), again.text());
        assertEquals("true", again.header("x-idempotent-replayed"));
        person.app().withKey(key).post(ENTRIES, Map.of("content", "other")).expect(422, "IDEMPOTENCY_KEY_REUSED");
        assertEquals(1, world.database().number("SELECT count(*) FROM user_service.entries WHERE user_id = ?", person.id()));
    }

    @Test
    void theAliasesWriteAndReadTheSame() {
        JsonNode entry = person.app().post("/api/v1/app/library/entries", Map.of("content", "by the other door")).expect(201).data();
        assertEquals(entry, person.app().get("/api/v1/app/library/entries/" + entry.path("id").asText()).expect(200).data());
    }

    @Test
    void anEntryHasATagAndIsNotSentTwice() {
        String path = ENTRIES + "/" + write(person, Map.of("content", "x")).path("id").asText();
        String tag = person.app().get(path).expect(200).header("etag");
        assertEquals(0, person.app().with("if-none-match", tag).get(path).expect(304).bytes().length);
        person.app().with("if-none-match", "\"other\"").get(path).expect(200);
    }

    @Test
    void anotherPersonsEntryAnswersLikeAnUnknownOne() {
        String id = write(person, Map.of("content", "mine")).path("id").asText();
        Somebody other = world.guest();
        assertEquals(other.app().get(ENTRIES + "/" + Ids.next()).expect(404, "NOT_FOUND").json().path("error"),
                other.app().get(ENTRIES + "/" + id).expect(404, "NOT_FOUND").json().path("error"));
        other.app().get(ENTRIES + "/not-a-uuid").expect(404, "NOT_FOUND");
        world.service().as(other.id(), "admin", false).get(ENTRIES + "/" + id).expect(404, "NOT_FOUND");
    }

    @Test
    void writingTellsTheDevices() {
        String id = write(person, Map.of("content", "x")).path("id").asText();
        assertEquals(Map.of("kind", "entry", "action", "created", "id", UUID.fromString(id)), world.events(person, "library.changed").getLast().data());
    }

    @Test
    void takesNoMoreThanFourStatements() {
        List<Integer> counts = new ArrayList<>();
        counts.add(Integer.valueOf(person.app().post(ENTRIES, Map.of("content", "x")).header("x-statements")));
        counts.add(Integer.valueOf(person.app().withKey("k1").post(ENTRIES, Map.of("content", "x", "chapterId", defaultChapter())).header("x-statements")));
        counts.add(Integer.valueOf(person.app().get("/api/v1/app/library/entries").header("x-statements")));
        assertTrue(counts.stream().allMatch(count -> count >= 1 && count <= 4), counts::toString);
    }
}
