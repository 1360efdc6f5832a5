package com.aiponge.storage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
    private static final byte[] PICTURE = Samples.image("png", 20, 20);

    @TempDir
    private static Path folder;
    private static StorageWorld world;
    private final UUID me = Ids.next();
    private final UUID other = Ids.next();

    @BeforeAll
    static void start() {
        world = StorageWorld.in(folder.resolve("files"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static JsonNode picture(UUID owner, String visibility) {
        return world.upload(owner).with("category", "book-cover").with("visibility", visibility).stored(PICTURE);
    }

    private static ApiAnswer ask(UUID user, Object body) {
        return world.service().asService(ServiceName.USER, user).post("/internal/v1/files/resolve", body);
    }

    private JsonNode resolve(String kind, String... references) {
        return ask(me, Map.of("userId", me, "references", List.of(references), "kind", kind)).expect(200).data().path("files");
    }

    private boolean ok(JsonNode file) {
        return resolve("image", file.path("url").asText()).path(0).path("ok").asBoolean();
    }

    @Test
    void ownFilesAreFoundInEveryForm() {
        JsonNode file = picture(me, "personal");
        String id = file.path("fileId").asText();
        for (String form : List.of(file.path("url").asText(), "/uploads/" + id + "/anything.png", "https://app.example.com/uploads/" + id + "/x?exp=1&sig=old",
                "/api/v1/storage/download/" + id)) {
            JsonNode answer = resolve("image", form).path(0);
            assertEquals(form, answer.path("reference").asText());
            assertTrue(answer.path("ok").asBoolean(), form);
            assertEquals(id, answer.path("fileId").asText());
            assertEquals("image/png", answer.path("contentType").asText());
        }
    }

    @Test
    void answersStandInTheOrderOfTheQuestions() {
        String mine = picture(me, "personal").path("url").asText();
        String foreign = picture(other, "personal").path("url").asText();
        JsonNode answers = resolve("image", foreign, mine, "nonsense", mine);
        assertEquals(List.of("false", "true", "false", "true"), answers.findValuesAsText("ok"));
        assertTrue(answers.path(0).path("fileId").isNull() && answers.path(0).path("contentType").isNull());
        List<String> names = new ArrayList<>();
        answers.path(0).fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("reference", "ok", "fileId", "contentType"), names);
    }

    @Test
    void foreignFilesLookLikeUnknownOnes() {
        JsonNode foreign = picture(other, "personal");
        JsonNode answer = resolve("image", foreign.path("url").asText(), "/uploads/" + Ids.next() + "/x.png");
        assertFalse(answer.path(0).path("ok").asBoolean());
        assertFalse(answer.path(1).path("ok").asBoolean());
    }

    @Test
    void publicFilesMayBeUsedByEverybody() {
        assertTrue(ok(picture(other, "public")));
    }

    @Test
    void sharedFilesMayBeUsedByFollowers() {
        JsonNode shared = picture(other, "shared");
        world.follows(me, List.of(), List.of());
        assertFalse(ok(shared));
        world.follows(me, List.of(other), List.of());
        assertTrue(ok(shared));
        world.follows(me, List.of(), List.of(other));
        assertTrue(ok(shared));
        assertFalse(ok(picture(other, "personal")), "following opens nothing private");
    }

    @Test
    void onlySharedFilesOfOthersNeedToBeAskedAbout() {
        int before = world.users().requests("GET", ".*").size();
        ok(picture(me, "shared"));
        ok(picture(other, "public"));
        ok(picture(other, "personal"));
        assertEquals(before, world.users().requests("GET", ".*").size());
    }

    @Test
    void aPictureIsNoSoundAndSoundNoPicture() {
        String song = world.upload(me).stored(Samples.mp3(50)).path("url").asText();
        String picture = picture(me, "personal").path("url").asText();
        assertEquals(List.of("true", "false"), resolve("audio", song, picture).findValuesAsText("ok"));
        assertEquals(List.of("false", "true"), resolve("image", song, picture).findValuesAsText("ok"));
    }

    @Test
    void nobodyAsksForSomebodyElse() {
        ask(other, Map.of("userId", me, "references", List.of(), "kind", "image")).expect(404, "NOT_FOUND");
        ask(null, Map.of("userId", me, "references", List.of(), "kind", "image")).expect(404, "NOT_FOUND");
    }

    @Test
    void wrongQuestionsAreRefused() {
        Map<String, Object> good = Map.of("userId", me, "references", List.of("x"), "kind", "image");
        for (Map.Entry<String, String> bad : Map.of("userId", "x", "references", "x", "kind", "film").entrySet()) {
            Map<String, Object> question = new HashMap<>(good);
            question.put(bad.getKey(), bad.getValue());
            ApiAnswer answer = ask(me, question).expect(400, "VALIDATION_ERROR");
            assertEquals(bad.getKey(), answer.json().at("/error/details/errors/0/field").asText());
            question.remove(bad.getKey());
            ask(me, question).expect(400, "VALIDATION_ERROR");
        }
        Map<String, Object> many = new HashMap<>(good);
        many.put("references", Collections.nCopies(51, "x"));
        ask(me, many).expect(400, "VALIDATION_ERROR");
        world.service().asService(ServiceName.GATEWAY, me).post("/internal/v1/files/resolve", good).expect(404, "ENDPOINT_NOT_FOUND");
    }

    @Test
    void fiftyReferencesAreOneStatement() {
        String url = picture(me, "personal").path("url").asText();
        ApiAnswer answer = ask(me, Map.of("userId", me, "references", Collections.nCopies(50, url), "kind", "image")).expect(200);
        assertEquals(50, answer.data().path("files").size());
        assertEquals("1", answer.header("x-statements"));
        assertEquals("0", ask(me, Map.of("userId", me, "references", List.of("x"), "kind", "image")).header("x-statements"));
    }
}
