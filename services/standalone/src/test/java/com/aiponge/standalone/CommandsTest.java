package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher and what README and docs/start.md tell people to type. */
class CommandsTest {
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private final int offset = TestPlatform.freeOffset();
    private LauncherHome home;

    @BeforeEach
    void create() {
        home = LauncherHome.create();
    }

    @AfterEach
    void remove() {
        home.close();
    }

    @Test
    void whatTheDocumentsSayWorks() throws IOException {
        List<String> start = blocks("docs/start.md");
        assertTrue(start.getFirst().contains("up --detach"), "docs/start.md begins with a start: " + start.getFirst());
        assertTrue(start.getLast().contains("down"), "docs/start.md ends with a stop: " + start.getLast());
        List<String> inOrder = new ArrayList<>(start);
        inOrder.addAll(1, blocks("README.md"));
        int songs = 0;
        for (String block : inOrder) {
            Files.deleteIfExists(home.file("song.mp3"));
            home.shell(here(block)).expect(0);
            if (block.contains("song.mp3")) {
                assertIsASong(home.file("song.mp3"));
                songs++;
            }
        }
        assertEquals(2, songs, "one by curl and one by ./aiponge song --out");
        Eventually.until("nothing is left running", () -> home.processes().isEmpty());
    }

    @Test
    void aPlatformThatWasKilledComesBackWithItsData() {
        up().expect(0);
        String token = ApiClient.at(8080 + offset).post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText();
        String entry = api(token).post("/api/v1/app/entries", Map.of("content", "The train was late.")).expect(201).data().path("id").asText();
        JsonNode status = Json.tree(home.aiponge("status", "--json").expect(0).output().getBytes(java.nio.charset.StandardCharsets.UTF_8));

        ProcessHandle platform = ProcessHandle.of(status.path("pid").asLong()).orElseThrow();
        platform.destroyForcibly();
        Eventually.until("the process has gone", () -> !platform.isAlive());
        assertTrue(home.aiponge("status").expect(1).output().startsWith("No platform runs"));
        up().expect(0);

        assertEquals("The train was late.", api(token).get("/api/v1/app/entries/" + entry).expect(200).data().path("content").asText());
        assertEquals(1, up().status(), "a second platform on the same folder");
        home.aiponge("down").expect(0);
        Eventually.until("nothing is left running", () -> home.processes().isEmpty());
    }

    @Test
    void staysUntilItIsToldToEndAndLeavesNothingRunning() throws Exception {
        Process up = home.stay("up", "--port-offset", Integer.toString(offset));
        Eventually.until("it says that it runs", java.time.Duration.ofSeconds(60), () -> said().contains("Ctrl-C stops everything."));
        assertTrue(said().contains("http://127.0.0.1:" + (8080 + offset)), "where to go: " + said());
        assertTrue(said().contains("built in"), "who makes the songs: " + said());
        assertTrue(said().contains(home.file("data").toString()), "where the data lies: " + said());
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(home.file("data/secrets.properties"))));
        ApiClient.at(8080 + offset).get("/ready").expect(200);

        up.destroy(); // SIGTERM

        assertTrue(up.waitFor(30, java.util.concurrent.TimeUnit.SECONDS), "it goes on");
        assertEquals(143, up.exitValue());
        Eventually.until("nothing is left running", () -> home.processes().isEmpty());
        assertTrue(home.aiponge("status").expect(1).output().startsWith("No platform runs"));
    }

    private String said() {
        try {
            return Files.readString(home.file("said"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aBusyPortIsOneLineThatNamesIt() throws IOException {
        try (ServerSocket busy = new ServerSocket(3005 + offset, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            LauncherHome.Said said = home.aiponge("up", "--port-offset", Integer.toString(offset)).expect(1);
            assertEquals(1, said.errors().lines().count(), said.errors());
            assertTrue(said.errors().contains(Integer.toString(busy.getLocalPort())), said.errors());
            assertEquals("", said.output());
        }
        Eventually.until("nothing is left running", () -> home.processes().isEmpty());
    }

    @Test
    void aCommandThatIsNotThereIsRefused() {
        assertFalse(home.aiponge("dance").expect(2).errors().isBlank());
        assertTrue(home.aiponge().expect(0).output().contains("up"));
    }

    private LauncherHome.Said up() {
        return home.aiponge("up", "--detach", "--port-offset", Integer.toString(offset));
    }

    private ApiClient api(String token) {
        return ApiClient.at(8080 + offset).withToken(token);
    }

    /** On ports of this test's own. */
    private String here(String block) {
        return block.replace("127.0.0.1:8080", "127.0.0.1:" + (8080 + offset)).replace("./aiponge up", "./aiponge up --port-offset " + offset);
    }

    private static List<String> blocks(String document) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("../..", document))).results().map(block -> block.group(1)).toList();
    }

    private static void assertIsASong(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertTrue(bytes.length > 300_000, file + " has " + bytes.length + " bytes");
        assertEquals("ID3", new String(bytes, 0, 3, java.nio.charset.StandardCharsets.US_ASCII), "an MP3 begins with its tags");
    }
}
