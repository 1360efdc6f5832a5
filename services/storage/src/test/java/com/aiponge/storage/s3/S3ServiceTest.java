package com.aiponge.storage.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageService;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.EmbeddedS3;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.TestS3;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The whole service with its files in a bucket. */
class S3ServiceTest {
    private static TestS3 server;
    private static String bucket;
    private static TestService service;

    @BeforeAll
    static void start() {
        server = TestS3.server();
        bucket = server.bucket();
        service = TestService.start(ServiceName.STORAGE, StorageService::compose, settings());
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    private static Map<String, String> settings() {
        return Map.of("STORAGE_PROVIDER", "s3", "S3_BUCKET_NAME", bucket, "S3_ENDPOINT", server.endpoint().toString(), "AWS_REGION", server.region(),
                "AWS_ACCESS_KEY_ID", server.key(), "AWS_SECRET_ACCESS_KEY", server.secret());
    }

    private static JsonNode store(UUID owner, byte[] content) {
        return store(service, owner, content);
    }

    private static JsonNode store(TestService where, UUID owner, byte[] content) {
        return where.asService(ServiceName.MUSIC, owner).with("content-type", "application/octet-stream")
                .stream("POST", "/internal/v1/files?operationId=" + Ids.next() + "&ownerId=" + owner + "&category=track&name=Quiet.mp3&visibility=personal", content)
                .expect(201).data();
    }

    @Test
    void whatIsStoredIsInTheBucketAndPlays() {
        UUID owner = Ids.next();
        byte[] song = Samples.mp3(500);
        JsonNode stored = store(owner, song);
        try (S3Client client = server.client()) {
            List<S3Object> objects = client.listObjectsV2(request -> request.bucket(bucket).prefix("user/" + owner)).contents();
            assertEquals(1, objects.size());
            assertTrue(objects.getFirst().key().matches("user/" + owner + "/track/[0-9a-f-]{36}[.]mp3"));
        }
        ApiAnswer whole = service.anonymous().get(stored.path("url").asText()).expect(200);
        assertArrayEquals(song, whole.bytes());
        ApiAnswer part = service.anonymous().with("range", "bytes=10-19").get(stored.path("url").asText()).expect(206);
        assertArrayEquals(java.util.Arrays.copyOfRange(song, 10, 20), part.bytes());
        assertEquals("bytes 10-19/" + song.length, part.header("Content-Range"));
    }

    @Test
    void isReadyWhenTheBucketAnswers() {
        service.anonymous().get("/ready").expect(200);
    }

    @Test
    void playersAreSentToTheBucketWhenThatIsWanted() throws Exception {
        Map<String, String> redirecting = new HashMap<>(settings());
        redirecting.put("AIPONGE_MEDIA_DELIVERY", "redirect");
        try (TestService other = TestService.start(ServiceName.STORAGE, StorageService::compose, redirecting)) {
            other.clock().set(Instant.now());
            byte[] song = Samples.mp3(300);
            String url = store(other, Ids.next(), song).path("url").asText();
            ApiAnswer redirect = other.anonymous().get(url).expect(302);
            URI elsewhere = URI.create(redirect.header("Location"));
            assertEquals(server.endpoint().getAuthority(), elsewhere.getAuthority());
            assertEquals("private, max-age=300", redirect.header("Cache-Control"));
            try (InputStream bytes = elsewhere.toURL().openStream()) {
                assertArrayEquals(song, bytes.readAllBytes());
            }
            long life = Long.parseLong(elsewhere.getQuery().replaceAll(".*X-Amz-Expires=(\\d+).*", "$1"));
            String begin = elsewhere.getQuery().replaceAll(".*X-Amz-Date=(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z.*", "$1-$2-$3T$4:$5:$6Z");
            long expires = Long.parseLong(url.replaceAll(".*exp=(\\d+).*", "$1"));
            assertEquals(expires, Instant.parse(begin).getEpochSecond() + life, "it ends with the file's own URL");
            String tag = other.anonymous().send("HEAD", url, new byte[0]).expect(200).header("ETag");
            other.anonymous().with("if-none-match", tag).get(url).expect(304);
            other.anonymous().get(url.replace("exp=", "exp=1")).expect(403);
        }
    }

    @Test
    void withoutItsStoreItIsNotReadyAndSaysSoAndComesBack() {
        EmbeddedS3 own = EmbeddedS3.start();
        TestS3 away = own.server();
        String name = away.bucket();
        Map<String, String> settings = new HashMap<>(Map.of("STORAGE_PROVIDER", "s3", "S3_BUCKET_NAME", name, "S3_ENDPOINT", away.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", away.key(), "AWS_SECRET_ACCESS_KEY", away.secret()));
        try (TestService other = TestService.start(ServiceName.STORAGE, StorageService::compose, settings)) {
            UUID owner = Ids.next();
            String url = store(other, owner, Samples.mp3(50)).path("url").asText();
            own.close();
            Eventually.until("it is not ready", () -> other.anonymous().get("/ready").status() == 503);
            ApiAnswer refused = other.anonymous().get(url).expect(503);
            assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
            try (EmbeddedS3 again = EmbeddedS3.start(away.endpoint().getPort()); S3Client client = again.server().client()) {
                client.createBucket(request -> request.bucket(name));
                Eventually.until("it is ready", Duration.ofSeconds(20), () -> other.anonymous().get("/ready").status() == 200);
                store(other, owner, Samples.mp3(50));
            }
        }
    }

    @Test
    void halfAPairOfKeysStopsTheStart() {
        Map<String, String> half = new HashMap<>(settings());
        half.remove("AWS_SECRET_ACCESS_KEY");
        BadSettings refused = assertThrows(BadSettings.class, () -> TestService.start(ServiceName.STORAGE, StorageService::compose, half));
        assertTrue(refused.getMessage().contains("AWS_SECRET_ACCESS_KEY"));
    }
}
