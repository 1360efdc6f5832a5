package com.aiponge.storage.move;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.Secrets;
import com.aiponge.harness.TestSecrets;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageService;
import com.aiponge.storage.object.LocalObjectStore;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.LogCapture;
import com.aiponge.testkit.TcpProxy;
import com.aiponge.testkit.TestDatabase;
import com.aiponge.testkit.TestS3;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The command as operators run it, beside a service that runs. */
class StorageMigrateTest {
    private static final MoveWish TO_S3 = MoveWish.of(List.of("--from", "local", "--to", "s3"));

    @TempDir
    private Path folder;
    private final TestS3 server = TestS3.server();
    private final UUID owner = Ids.next();
    private String bucket;
    private Path files;
    private TestService service;
    private TestDatabase database;

    @BeforeEach
    void start() {
        bucket = server.bucket();
        files = folder.resolve("files");
        service = TestService.start(ServiceName.STORAGE, StorageService::compose, stores("local", "s3"));
        database = service.database();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Map<String, String> stores(String provider, String fallback) {
        Map<String, String> settings = new HashMap<>(Map.of("STORAGE_PROVIDER", provider, "AIPONGE_STORAGE_PATH", files.toString(),
                "S3_BUCKET_NAME", bucket, "S3_ENDPOINT", server.endpoint().toString(), "AWS_REGION", server.region(),
                "AWS_ACCESS_KEY_ID", server.key(), "AWS_SECRET_ACCESS_KEY", server.secret()));
        if (fallback != null) {
            settings.put("AIPONGE_STORAGE_FALLBACK", fallback);
        }
        return settings;
    }

    private Map<String, String> environment(Map<String, String> stores) {
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.put("DATABASE_URL", database.url());
        environment.putAll(stores);
        return environment;
    }

    private record Ran(int status, String text) {
    }

    private Ran run(MoveWish wish, Map<String, String> stores) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = StorageMigrate.run(Settings.of(environment(stores)), wish, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Ran(status, out.toString(StandardCharsets.UTF_8));
    }

    private JsonNode song(TestService to, int frames) {
        return to.asService(ServiceName.MUSIC, owner).with("content-type", "application/octet-stream").stream("POST",
                "/internal/v1/files?operationId=" + Ids.next() + "&ownerId=" + owner + "&category=track&name=Quiet.mp3&visibility=personal", Samples.mp3(frames))
                .expect(201).data();
    }

    private int inBucket() {
        try (S3Client client = server.client()) {
            return client.listObjectsV2(request -> request.bucket(bucket)).contents().size();
        }
    }

    @Test
    void fromTheFolderToTheBucketAndBackWithoutAFileMissing() {
        JsonNode first = song(service, 20);
        service.close();
        service = again(stores("s3", "local"));
        JsonNode second = song(service, 21);

        Ran there = run(TO_S3, stores("s3", "local"));
        assertEquals(0, there.status(), there.text());
        assertTrue(there.text().contains("1 objects were in s3 already, 1 copied"), there.text());
        assertTrue(there.text().contains("s3 has every file. Remove AIPONGE_STORAGE_FALLBACK"), there.text());

        service.close();
        service = again(stores("s3", null));
        assertArrayEquals(Samples.mp3(20), play(first).bytes());
        assertArrayEquals(Samples.mp3(21), play(second).bytes());

        Ran back = run(MoveWish.of(List.of("--to", "local", "--from", "s3")), stores("local", "s3"));
        assertEquals(0, back.status(), back.text());
        service.close();
        service = again(stores("local", null));
        assertArrayEquals(Samples.mp3(20), play(first).bytes());
        assertArrayEquals(Samples.mp3(21), play(second).bytes());
    }

    private ApiAnswer play(JsonNode file) {
        return service.anonymous().get(file.path("url").asText()).expect(200);
    }

    private TestService again(Map<String, String> stores) {
        return TestService.start(ServiceName.STORAGE, StorageService::compose, environment(stores));
    }

    @Test
    void killedInTheMiddleAndStartedAgainItGoesOn() throws Exception {
        List<ObjectKey> keys = many(400);
        Map<String, String> slowly = stores("s3", "local");
        try (TcpProxy network = TcpProxy.to("127.0.0.1", server.endpoint().getPort())) {
            network.latency(Duration.ofMillis(10));
            slowly.put("S3_ENDPOINT", "http://127.0.0.1:" + network.port());
            Process process = process(environment(slowly), ProcessBuilder.Redirect.INHERIT);
            try {
                Eventually.until("a part is copied", Duration.ofSeconds(60), () -> inBucket() >= 40);
            } finally {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
        int copied = inBucket();
        assertTrue(copied < 400, "it was killed too late to show anything: " + copied);
        assertTrue(database.number("SELECT count(*) FROM storage_service.moving_objects") > 0, "what was on its way is written down");

        // A copy whose file is deleted before anybody looks again, while the service knows the folder alone.
        ObjectKey deleted = firstInBucket();
        database.execute("DELETE FROM storage_service.files WHERE object_key = ?", deleted.text());
        LocalObjectStore.at(files).delete(deleted);

        Ran second = run(TO_S3, stores("s3", "local"));
        assertEquals(0, second.status(), second.text());
        assertTrue(second.text().contains(copied - 1 + " objects were in s3 already, " + (400 - copied) + " copied"), copied + ": " + second.text());
        assertEquals(399, inBucket());
        assertEquals(0, database.number("SELECT count(*) FROM storage_service.moving_objects"));
        keys.remove(deleted);
        try (S3Client client = server.client()) {
            for (ObjectKey key : keys) {
                byte[] bytes = client.getObjectAsBytes(request -> request.bucket(bucket).key(key.text())).asByteArray();
                assertArrayEquals(content(key), bytes);
            }
        }
    }

    private ObjectKey firstInBucket() {
        try (S3Client client = server.client()) {
            return new ObjectKey(client.listObjectsV2(request -> request.bucket(bucket)).contents().getFirst().key());
        }
    }

    private static byte[] content(ObjectKey key) {
        return key.text().repeat(40).getBytes(StandardCharsets.US_ASCII);
    }

    /** Files with rows, each with bytes of its own. */
    private List<ObjectKey> many(int count) {
        ObjectStore local = LocalObjectStore.at(files);
        List<ObjectKey> keys = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectKey key = new ObjectKey("user/" + owner + "/track/" + Ids.next() + ".mp3");
            local.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(content(key)));
            keys.add(key);
            rows.add(key + " " + content(key).length + " " + HexFormat.of().formatHex(Secrets.sha256(content(key))));
        }
        database.execute("""
                INSERT INTO storage_service.files (id, operation_id, owner_id, category, visibility, object_key, name, content_type, size, sha256,
                    reference_count, unreferenced_since, status, created_at, updated_at)
                SELECT gen_random_uuid(), gen_random_uuid(), ?, 'track', 'personal', split_part(one, ' ', 1), 'x', 'audio/mpeg', CAST(split_part(one, ' ', 2) AS bigint),
                    split_part(one, ' ', 3), 0, now(), 'active', now(), now()
                FROM unnest(string_to_array(?, ',')) AS one""", owner, String.join(",", rows));
        return keys;
    }

    private static Process process(Map<String, String> environment, ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StorageService.class.getName(), "storage-migrate", "--from", "local", "--to", "s3").redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Test
    void aDryRunSaysWhatWouldBeDone() {
        song(service, 20);
        Ran dry = run(MoveWish.of(List.of("--from", "local", "--to", "s3", "--dry-run")), stores("local", null));
        assertEquals(0, dry.status());
        assertTrue(dry.text().contains("0 objects were in s3 already, 1 would be copied (9 KiB)"), dry.text());
        assertEquals(0, inBucket());
    }

    @Test
    void namesEachFileThatDiffersAndEndsWithAFailure() {
        JsonNode lost = song(service, 20);
        song(service, 21);
        LocalObjectStore.at(files).delete(new ObjectKey((String) database.value(
                "SELECT object_key FROM storage_service.files WHERE id = CAST(? AS uuid)", lost.path("fileId").asText())));
        Ran ran = run(TO_S3, stores("s3", "local"));
        assertEquals(1, ran.status());
        assertTrue(ran.text().contains(lost.path("fileId").asText() + " is in neither store"), ran.text());
        assertFalse(ran.text().contains("s3 has every file"), ran.text());
    }

    @Test
    void wrongCredentialsAreSaidInWords() {
        song(service, 20);
        Map<String, String> revoked = stores("s3", "local");
        revoked.put("AWS_ACCESS_KEY_ID", "AKIANOBODY");
        try (LogCapture log = LogCapture.start()) {
            Ran ran = run(TO_S3, revoked);
            assertEquals(1, ran.status());
            assertTrue(ran.text().contains("The store s3 does not answer"), ran.text());
            assertTrue(log.text().contains("the credentials are known but not allowed") || log.text().contains("does not know this access key"), log.text());
            assertFalse((ran.text() + log.text()).contains(server.secret()));
        }
    }

    @Test
    void theReasonIsPrintedBeforeTheEnd() throws Exception {
        LocalObjectStore.at(files);
        Map<String, String> nowhere = stores("s3", "local");
        nowhere.put("S3_ENDPOINT", "http://127.0.0.1:1");
        Path printed = folder.resolve("printed");
        Process process = process(environment(nowhere), ProcessBuilder.Redirect.to(printed.toFile()));
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String text = Files.readString(printed);
        assertEquals(1, process.exitValue(), text);
        int reason = text.indexOf("the store does not answer");
        assertTrue(reason >= 0 && reason < text.indexOf("The store s3 does not answer; the line above says why"), text);
    }

    @Test
    void refusesToMoveWhileTheServiceKnowsOneStoreOnly() {
        for (Map<String, String> one : List.of(stores("s3", null), stores("local", null), stores("s3", "s3"))) {
            String message = assertThrows(BadSettings.class, () -> run(TO_S3, one)).getMessage();
            assertTrue(message.contains("STORAGE_PROVIDER=s3 and AIPONGE_STORAGE_FALLBACK=local"), message);
        }
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Map<String, String> elsewhere = stores("s3", "local");
        elsewhere.put("AIPONGE_STORAGE_PATH", folder.resolve("nothing").toString());
        assertTrue(assertThrows(BadSettings.class, () -> run(TO_S3, elsewhere)).getMessage().contains("run this where the files are"));
    }

    @Test
    void understandsItsWordsInAnyOrderAndNoOthers() {
        assertEquals(new MoveWish("s3", "local", true, true), MoveWish.of(List.of("--verify", "--to", "local", "--dry-run", "--from", "s3")));
        for (List<String> wrong : List.of(List.<String>of(), List.of("--from", "s3"), List.of("--from", "s3", "--to", "s3"), List.of("--from", "s3", "--to"),
                List.of("--from", "ftp", "--to", "s3"), List.of("--from", "s3", "--to", "local", "--force"))) {
            assertThrows(BadSettings.class, () -> MoveWish.of(wrong));
        }
    }
}
