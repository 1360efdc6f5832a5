package com.aiponge.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.peers.PeerCall;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as services really send them, and the store in trouble. */
class StreamingTest {
    @TempDir
    private Path folder;
    private StorageWorld world;
    private HttpPeers peers;
    private final UUID owner = Ids.next();

    @BeforeEach
    void start() {
        world = StorageWorld.in(folder.resolve("files"));
        Map<String, String> settings = new HashMap<>(TestSecrets.environment());
        settings.put("STORAGE_SERVICE_URL", "http://127.0.0.1:" + world.service().port());
        MessageSigner signer = new MessageSigner(new ServiceKeys(TestSecrets.INTERNAL, List.of()), ServiceName.AI_CONFIG.wireName(), world.clock());
        peers = new HttpPeers(Settings.of(settings), signer, world.clock());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private PeerCall post(UUID operation) {
        return peers.post(ServiceName.STORAGE, "/internal/v1/files").about(owner).query("operationId", operation).query("ownerId", owner)
                .query("category", "track").query("name", "song.mp3").query("visibility", "personal");
    }

    @Test
    void aSongOfManyMebibytesArrivesAsItWasSent() {
        byte[] song = Samples.mp3(50_000);
        JsonNode file = post(Ids.next()).upload("audio/mpeg", new ByteArrayInputStream(song));
        assertEquals(song.length, file.path("size").asLong());
        assertEquals(1306, file.path("durationSeconds").asInt());
        assertArrayEquals(song, world.get(file.path("url").asText()).expect(200).bytes());
    }

    @Test
    void bytesAreOnDiskBeforeTheLastOneIsSent() throws Exception {
        byte[] song = Samples.mp3(5_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> answer;
            try (PipedOutputStream sender = new PipedOutputStream()) {
                InputStream body = new PipedInputStream(sender, 1 << 16);
                answer = threads.submit(() -> post(Ids.next()).upload("audio/mpeg", body));
                sender.write(song, 0, 1_000_000);
                Eventually.until("most of what was sent is on disk", () -> unfinishedBytes() > 700_000);
                sender.write(song, 1_000_000, song.length - 1_000_000);
            }
            assertEquals(song.length, answer.get().path("size").asLong());
        }
        assertEquals(0, unfinishedBytes());
    }

    @Test
    void whatTheSweeperGaveUpMeanwhileIsNotStoredAndNotForgotten() throws Exception {
        byte[] song = Samples.mp3(2_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> answer;
            try (PipedOutputStream sender = new PipedOutputStream()) {
                InputStream body = new PipedInputStream(sender, 1 << 16);
                answer = threads.submit(() -> post(Ids.next()).upload("audio/mpeg", body));
                sender.write(song, 0, 400_000);
                Eventually.until("the upload has begun", () -> unfinishedBytes() > 0);
                world.database().execute("DELETE FROM storage_service.loose_objects");
                sender.write(song, 400_000, song.length - 400_000);
            }
            ExecutionException failed = assertThrows(ExecutionException.class, answer::get);
            assertEquals(503, ((Problem) failed.getCause()).status());
        }
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files"));
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        assertEquals(List.of(), world.filesOnDisk());
    }

    @Test
    void aSenderThatBreaksOffLeavesNothingAndMayTryAgain() {
        UUID operation = Ids.next();
        InputStream cut = new InputStream() {
            private final InputStream begin = new ByteArrayInputStream(Samples.mp3(3_000));

            @Override
            public int read() throws IOException {
                int next = begin.read();
                if (next < 0) {
                    throw new IOException("cut");
                }
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = begin.read(bytes, offset, length);
                if (read < 0) {
                    throw new IOException("cut");
                }
                return read;
            }
        };
        assertThrows(RuntimeException.class, () -> post(operation).upload("audio/mpeg", cut));
        Eventually.until("what had come is removed", () -> world.filesOnDisk().isEmpty());
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files"));
        post(operation).upload("audio/mpeg", new ByteArrayInputStream(Samples.mp3(3_000)));
        assertEquals(1, world.filesOnDisk().size());
    }

    @Test
    void aCrashAfterTheObjectLosesNothingWhenTheSenderRepeats() {
        UUID operation = Ids.next();
        post(operation).upload("audio/mpeg", new ByteArrayInputStream(Samples.mp3(50)));
        // As if the process had ended between the object and its row: the row is not there, the object is loose.
        world.database().execute("""
                WITH gone AS (DELETE FROM storage_service.files RETURNING object_key)
                INSERT INTO storage_service.loose_objects SELECT object_key, now() FROM gone""");
        world.service().restart();
        start(world);
        JsonNode again = post(operation).upload("audio/mpeg", new ByteArrayInputStream(Samples.mp3(50)));
        world.get(again.path("url").asText()).expect(200);
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        assertEquals(1, world.filesOnDisk().size());
    }

    private void start(StorageWorld restarted) {
        assertEquals(200, ApiClient.at(restarted.service().port()).get("/ready").status());
    }

    @Test
    void aStoreThatIsGoneIsUnavailableUntilItIsBack() throws IOException {
        String url = post(Ids.next()).upload("audio/mpeg", new ByteArrayInputStream(Samples.mp3(50))).path("url").asText();
        Path away = folder.resolve("away");
        Files.move(world.folder(), away);
        ApiAnswer download = world.get(url).expect(503, "SERVICE_UNAVAILABLE");
        assertTrue(Integer.parseInt(download.header("Retry-After")) > 0);
        ApiAnswer upload = world.upload(owner).send(Samples.mp3(50)).expect(503, "SERVICE_UNAVAILABLE");
        assertTrue(Integer.parseInt(upload.header("Retry-After")) > 0);
        assertEquals(503, ApiClient.at(world.service().port()).get("/ready").status());
        assertTrue(!upload.text().contains(folder.toString()) && !upload.text().contains("Exception"), upload.text());
        Files.move(away, world.folder());
        world.get(url).expect(200);
        world.upload(owner).send(Samples.mp3(50)).expect(201);
        assertEquals(200, ApiClient.at(world.service().port()).get("/ready").status());
    }

    @Test
    void anObjectThatIsMissingIsATroubleOfTheStoreAndNotOfTheReader() throws IOException {
        String url = post(Ids.next()).upload("audio/mpeg", new ByteArrayInputStream(Samples.mp3(50))).path("url").asText();
        Files.delete(world.folder().resolve(world.filesOnDisk().getFirst()));
        world.get(url).expect(503, "SERVICE_UNAVAILABLE");
    }

    @Test
    void refusalsReachTheSenderEvenWhenItSendsALot() {
        for (byte[] begin : List.of(Samples.image("png", 9, 9), "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))) {
            byte[] large = Arrays.copyOf(begin, 20 << 20);
            Problem refused = assertThrows(Problem.class, () -> post(Ids.next()).upload("audio/mpeg", new ByteArrayInputStream(large)));
            assertEquals("UNSUPPORTED_MEDIA_TYPE", refused.code());
        }
        assertEquals(List.of(), world.filesOnDisk());
    }

    private long unfinishedBytes() {
        try (var files = Files.list(world.folder().resolve(".unfinished"))) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            }
            return bytes;
        } catch (IOException e) {
            return 0;
        }
    }
}
