package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.token.TokenIssuer;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.harness.TestSecrets;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of people, from the edge to the disk and back. */
class UploadsTest {
    private static final String UPLOAD = "/api/v1/storage/upload";
    private static final Map<String, String> FORM = Map.of("Content-Type", "multipart/form-data; boundary=b");
    private static TestPlatform platform;
    private static ApiClient stranger;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("AIPONGE_RATE_LIMITS", "auth=1000/60,anon=1000/60"));
        stranger = ApiClient.at(platform.gatewayPort());
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static ApiClient guest() {
        return stranger.withToken(stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText());
    }

    private static ApiClient librarian() {
        return stranger.withToken(new TokenIssuer(new TokenKeys(TestSecrets.JWT, List.of()), Clock.systemUTC())
                .issue(UUID.randomUUID(), null, "librarian", false, UUID.randomUUID(), Duration.ofMinutes(15)));
    }

    private static byte[] png(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static String head(String type) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Me by the sea.png\"\r\nContent-Type: " + type + "\r\n\r\n";
    }

    private static byte[] form(String category, String type, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\n" + category + "\r\n" + head(type)).getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    /** Silence of so many frames, 417 bytes each. */
    private static byte[] mp3(int frames) {
        byte[] song = new byte[417 * frames];
        for (int i = 0; i < frames; i++) {
            System.arraycopy(new byte[]{(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0}, 0, song, 417 * i, 4);
        }
        return song;
    }

    @Test
    void aPictureIsStoredShownListedUsedSignedAndDeleted() throws IOException {
        ApiClient person = guest();
        JsonNode file = person.raw("POST", UPLOAD, FORM, form("entry", "image/png", png(1_500, 900))).expect(201).data();
        String id = file.path("fileId").asText();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(stranger.get(file.path("url").asText()).expect(200).bytes()));
        assertEquals(List.of(1_024, 614), List.of(shown.getWidth(), shown.getHeight()));
        assertEquals("image/jpeg", stranger.get(file.path("thumbnailUrl").asText()).expect(200).header("Content-Type"));
        JsonNode page = person.get("/api/v1/storage/files?category=entry").expect(200).data();
        assertEquals(1, page.path("total").asInt());
        assertEquals(id, page.at("/files/0/fileId").asText());
        assertEquals("Me by the sea.png", person.get("/api/v1/storage/files/" + id).expect(200).data().path("originalName").asText());
        assertEquals(file.path("size").asInt(), person.get("/api/v1/storage/download/" + id).expect(200).bytes().length);
        stranger.get("/api/v1/storage/download/" + id).expect(404, "NOT_FOUND");
        guest().get("/api/v1/storage/files/" + id).expect(404, "NOT_FOUND");
        String signed = person.post("/api/v1/storage/files/" + id + "/signed-url", Map.of("disposition", "attachment")).expect(200).data().path("url").asText();
        assertTrue(stranger.get(signed).expect(200).header("Content-Disposition").startsWith("attachment"));
        person.post("/api/v1/app/entries", Map.of("content", "A day by the sea.", "illustrationUrl", file.path("url").asText())).expect(201);
        assertEquals(List.of(), Stored.columnsWith(platform.database(), "Me by the sea"));
        JsonNode loose = person.raw("POST", UPLOAD, FORM, form("general", "image/png", png(9, 9))).expect(201).data();
        person.delete("/api/v1/storage/files/" + loose.path("fileId").asText()).expect(200);
        stranger.get(loose.path("url").asText()).expect(404, "NOT_FOUND");
    }

    @Test
    void aSmallPictureMayComeInsideJson() {
        ApiAnswer answer = guest().post(UPLOAD, Map.of("file", Base64.getEncoder().encodeToString(png(20, 20)), "originalName", "a.png", "contentType", "image/png",
                "category", "avatar")).expect(201);
        stranger.get(answer.data().path("url").asText()).expect(200);
    }

    @Test
    void aLongSongPassesFromALibrarian() {
        byte[] song = mp3(80_000);
        JsonNode file = librarian().raw("POST", UPLOAD, FORM, form("track", "audio/mpeg", song)).expect(201).data();
        assertEquals(33_360_000, file.path("size").asInt());
        assertArrayEquals(song, stranger.get(file.path("url").asText()).expect(200).bytes());
        guest().raw("POST", UPLOAD, FORM, form("track", "audio/mpeg", mp3(1_000))).expect(403, "FORBIDDEN");
        guest().raw("POST", UPLOAD, FORM, form("track", "audio/mpeg", song)).expect(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void aKeyStoresOnce() {
        ApiClient person = guest();
        Map<String, String> keyed = new HashMap<>(FORM);
        keyed.put("X-Idempotency-Key", "picture-1");
        byte[] form = form("entry", "image/png", png(30, 30));
        String first = person.raw("POST", UPLOAD, keyed, form).expect(201).data().path("fileId").asText();
        ApiAnswer again = person.raw("POST", UPLOAD, keyed, form).expect(201);
        assertEquals(first, again.data().path("fileId").asText());
        assertEquals("true", again.header("X-Idempotent-Replayed"));
        person.raw("POST", UPLOAD, keyed, form("entry", "image/png", png(31, 31))).expect(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void whoeverGoesAwayInTheMiddleHarmsNobody() {
        String token = stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText();
        for (int i = 0; i < 30; i++) {
            try (RawHttp raw = RawHttp.to(platform.gatewayPort())) {
                raw.send("POST " + UPLOAD + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + "Content-Length: 100000\r\n\r\n" + head("image/png"));
                raw.send(png(20, 20));
                raw.reset();
            }
        }
        // The way to storage is still open: broken uploads are no failures of the service behind.
        ApiClient person = guest();
        person.raw("POST", UPLOAD, FORM, form("entry", "image/png", png(9, 9))).expect(201);
        assertEquals(1, person.get("/api/v1/storage/files").expect(200).data().path("total").asInt());
        assertEquals(0, stranger.withToken(token).get("/api/v1/storage/files").expect(200).data().path("total").asInt());
    }

    @Test
    void aThousandUploadsAtOnceAreAnsweredFairly() throws Exception {
        ApiClient greedy = guest();
        ApiClient other = guest();
        byte[] form = form("general", "image/png", png(40, 40));
        Map<Integer, Integer> statuses = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                answers.add(threads.submit(() -> greedy.raw("POST", UPLOAD, FORM, form)));
            }
            Future<ApiAnswer> others = threads.submit(() -> other.raw("POST", UPLOAD, FORM, form));
            for (Future<ApiAnswer> answer : answers) {
                ApiAnswer one = answer.get();
                statuses.merge(one.status(), 1, Integer::sum);
                assertTrue(one.status() == 201 || Integer.parseInt(one.header("Retry-After")) > 0 && "RATE_LIMIT_EXCEEDED".equals(one.errorCode()), one.toString());
            }
            others.get().expect(201);
        }
        int stored = statuses.getOrDefault(201, 0);
        assertEquals(1_000, stored + statuses.getOrDefault(429, 0), statuses.toString());
        assertTrue(stored >= 6 && stored <= 31, statuses.toString());
        assertEquals(stored, greedy.get("/api/v1/storage/files").expect(200).data().path("total").asInt());
    }
}
