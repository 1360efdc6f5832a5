package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final String ENTRIES = "/api/v1/app/entries";
    private static final String RESOLVE = "/internal/v1/files/resolve";
    private static final String REFER = "entry-picture-reference";
    private static UserWorld world;
    private final UUID file = Ids.next();
    private final String reference = "/uploads/" + file + "/picture.jpg?exp=1&sig=x";
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
    void storageKnowsTheFile() {
        person = world.guest();
        world.storage().on("POST", RESOLVE, request -> Map.of("files", List.of(Map.of("reference", request.body().path("references").path(0).asText(),
                "ok", true, "fileId", file, "contentType", "image/jpeg"))));
        world.storage().on("PATCH", "/internal/v1/files/" + file, request -> Map.of("fileId", file, "visibility", "private", "references", 1));
    }

    private JsonNode write() {
        return person.app().post(ENTRIES, Map.of("content", "with a picture", "artworkUrl", reference)).expect(201).data();
    }

    @Test
    void showsThePictureInAllFourPlacesSigned() {
        JsonNode entry = write();
        String url = entry.path("illustrationUrl").asText();
        assertTrue(url.matches("/uploads/" + file + "/picture\\.jpg\\?exp=\\d+&sig=[\\w-]+"), url);
        JsonNode image = entry.path("images").path(0);
        assertEquals(url, image.path("url").asText());
        assertEquals(url.replace("picture.jpg", "thumb.jpg"), image.path("thumbnailUrl").asText());
        JsonNode listed = entry.path("metadata").path("illustrations").path(0);
        assertEquals(List.of(image.path("id"), image.path("url"), image.path("thumbnailUrl"), image.path("sortOrder")),
                List.of(listed.path("id"), listed.path("url"), listed.path("thumbnailUrl"), listed.path("sortOrder")));
        assertEquals(url, entry.path("metadata").path("illustrationUrl").asText());
        assertEquals(entry, person.app().get(ENTRIES + "/" + entry.path("id").asText()).expect(200).data());
        assertEquals(entry, person.app().get("/api/v1/app/library/entries").expect(200).data().path("items").path(0));
    }

    @Test
    void asksStorageForThePersonAndTheKind() {
        JsonNode[] asked = new JsonNode[1];
        world.storage().on("POST", RESOLVE, request -> {
            asked[0] = request.body();
            return Map.of("files", List.of(Map.of("ok", true, "fileId", file)));
        });
        write();
        assertEquals("image", asked[0].path("kind").asText());
        assertEquals(person.id().toString(), asked[0].path("userId").asText());
        assertEquals(reference, asked[0].path("references").path(0).asText());
    }

    @Test
    void refusesWhatStorageDoesNotKnowAsAPictureOfTheCaller() {
        world.storage().on("POST", RESOLVE, request -> Map.of("files", List.of(Map.of("reference", "x", "ok", false))));
        person.app().post(ENTRIES, Map.of("content", "x", "illustrationUrl", reference)).expect(400, "INVALID_MEDIA_REFERENCE");
        person.app().post(ENTRIES, Map.of("content", "x", "artworkUrl", "https://example.com/cat.jpg")).expect(400, "INVALID_MEDIA_REFERENCE");
        person.app().post(ENTRIES, Map.of("content", "x", "artworkUrl", "../../etc/passwd")).expect(400, "INVALID_MEDIA_REFERENCE");
        assertEquals(0, world.database().number("SELECT count(*) FROM user_service.entries WHERE user_id = ?", person.id()));
    }

    @Test
    void writesNothingWhileStorageIsAway() {
        world.storage().on("POST", RESOLVE, request -> {
            throw new Problem.Unavailable("away");
        });
        person.app().post(ENTRIES, Map.of("content", "x", "artworkUrl", reference)).expect(503, "SERVICE_UNAVAILABLE");
        assertEquals(0, world.database().number("SELECT count(*) FROM user_service.entries WHERE user_id = ?", person.id()));
    }

    @Test
    void aRepeatDoesNotAskStorageAgain() {
        String key = Ids.next().toString();
        String first = person.app().withKey(key).post(ENTRIES, Map.of("content", "x", "artworkUrl", reference)).expect(201).text();
        int asked = world.storage().requests("POST", RESOLVE).size();
        assertEquals(first, person.app().withKey(key).post(ENTRIES, Map.of("content", "x", "artworkUrl", reference)).expect(201).text());
        assertEquals(asked, world.storage().requests("POST", RESOLVE).size());
    }

    @Test
    void storageIsToldOfTheReferenceUntilItHasHeard() {
        world.storage().on("PATCH", "/internal/v1/files/" + file, request -> {
            throw new Problem.Unavailable("away");
        });
        String image = write().path("images").path(0).path("id").asText();
        world.jobs().run(REFER);
        assertEquals(1, waiting(image));
        JsonNode[] told = new JsonNode[1];
        world.storage().on("PATCH", "/internal/v1/files/" + file, request -> {
            told[0] = request.body();
            return Map.of("references", 1);
        });
        world.jobs().run(REFER);
        assertEquals(0, waiting(image));
        assertEquals("entry-image:" + image, told[0].path("addReference").asText());
    }

    @Test
    void aFileThatIsGoneIsNotAskedForForEver() {
        String image = write().path("images").path(0).path("id").asText();
        world.storage().on("PATCH", "/internal/v1/files/" + file, request -> {
            throw new Problem.NotFound();
        });
        world.jobs().run(REFER);
        assertEquals(0, waiting(image));
    }

    private static long waiting(String image) {
        return world.jobs().waiting(REFER).stream().filter(job -> job.id().toString().equals(image)).count();
    }

    @Test
    void makersOfSongsSeeTheFile() {
        String id = write().path("id").asText();
        JsonNode source = person.music().get("/internal/v1/users/" + person.id() + "/entries/" + id).expect(200).data();
        assertEquals("[\"" + file + "\"]", source.path("pictures").toString());
    }
}
