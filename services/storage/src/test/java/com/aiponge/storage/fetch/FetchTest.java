package com.aiponge.storage.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.runtime.ServiceName;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
    private static final byte[] SONG = Samples.mp3(383);
    private static final String SITE = "https://" + TlsSite.HOST;

    @TempDir
    private static Path folder;
    private static TlsSite site;
    private static StorageWorld world;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void start() {
        site = TlsSite.start(folder);
        world = StorageWorld.in(folder.resolve("files"), site.doors());
    }

    @AfterAll
    static void stop() {
        world.close();
        site.close();
    }

    @BeforeEach
    void forget() {
        site.heads().clear();
        site.dialled().clear();
    }

    @AfterEach
    void everyObjectHasItsRow() {
        world.assertEveryObjectHasItsRow();
    }

    private Map<String, Object> order(String url) {
        return new HashMap<>(Map.of("operationId", Ids.next(), "ownerId", owner, "category", "track", "name", "song.mp3", "url", url));
    }

    private ApiAnswer fetch(Map<String, ?> order, int seconds) {
        TestCaller caller = world.service().asService(ServiceName.AI_CONFIG, owner);
        return caller.with("x-deadline", Long.toString(world.clock().instant().plusSeconds(seconds + 1).toEpochMilli())).post("/internal/v1/files/fetch", order);
    }

    private ApiAnswer fetch(String url) {
        return fetch(order(url), 30);
    }

    private void nothingIsStored() {
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
        assertEquals(List.of(), world.filesOnDisk(owner));
    }

    @Test
    void aSongIsFetchedAndKnownByItsBytes() {
        site.ok("/a/song.bin?token=1%2F2", SONG);
        JsonNode file = fetch(SITE + "/a/song.bin?token=1%2F2#x").expect(201).data();
        assertEquals("audio/mpeg", file.path("contentType").asText());
        assertEquals(10, file.path("durationSeconds").asInt());
        assertArrayEquals(SONG, world.get(file.path("url").asText()).expect(200).bytes());
        String head = site.heads().getFirst();
        assertTrue(head.contains("\r\nHost: " + TlsSite.HOST + "\r\n"), head);
        assertEquals(List.of(TlsSite.PUBLIC), site.dialled());
    }

    @Test
    void bodiesInChunksArePutTogether() {
        site.page("/chunks", out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < SONG.length; at += 10_000) {
                byte[] part = Arrays.copyOfRange(SONG, at, Math.min(SONG.length, at + 10_000));
                out.write(TlsSite.join(Integer.toHexString(part.length) + ";x=y\r\n", part));
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        assertEquals(SONG.length, fetch(SITE + "/chunks").expect(201).data().path("size").asInt());
    }

    @Test
    void anOperationFetchesOnce() {
        site.ok("/once", SONG);
        Map<String, Object> order = order(SITE + "/once");
        String first = fetch(order, 30).expect(201).data().path("fileId").asText();
        assertEquals(first, fetch(order, 30).expect(201).data().path("fileId").asText());
        assertEquals(1, site.heads().size());
    }

    @Test
    void redirectsAreFollowedStepByStep() {
        site.name("cdn.vendor.example", "2606:4700::1111");
        site.ok("/end", SONG);
        site.redirect("/begin", 302, "/middle");
        site.redirect("/middle", 307, "https://cdn.vendor.example/end");
        fetch(SITE + "/begin").expect(201);
        assertEquals(List.of(TlsSite.PUBLIC, TlsSite.PUBLIC, "2606:4700:0:0:0:0:0:1111"), site.dialled());
        site.redirect("/round", 301, "/round");
        fetch(SITE + "/round").expect(502, "EXTERNAL_SERVICE_ERROR");
        assertEquals(9, site.dialled().size(), "five redirects and no more");
        nothingIsStoredBut(1);
    }

    private void nothingIsStoredBut(int files) {
        assertEquals(files, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
    }

    @Test
    void nothingIsFetchedFromWhereOnlyWeCanGo() {
        for (String url : List.of("https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data/", "https://0/",
                "https://2130706433/", "https://0x7f000001/", "https://[::ffff:127.0.0.1]/", "https://[fd00:ec2::254]/", "https://[64:ff9b::7f00:1]/")) {
            int status = fetch(url).status();
            assertTrue(status == 400 || status == 502, url + " " + status);
        }
        assertEquals(List.of(), site.dialled());
        nothingIsStored();
    }

    @Test
    void onlyPlainAddressesOverHttpsAreTaken() {
        for (String url : List.of("http://" + TlsSite.HOST + "/", "ftp://" + TlsSite.HOST + "/", "file:///etc/passwd", SITE.replace("://", "://user:secret@") + "/", SITE + ":8443/x",
                SITE + ":80/", "https:///x", "https://", "//" + TlsSite.HOST + "/", "jar:https://a/b!/", "https://a b/", SITE + "/\r\nX: y", "https://ex\u00e4mple.com/", "x",
                "https://" + "a".repeat(5_000))) {
            fetch(url).expect(400, "VALIDATION_ERROR");
        }
        assertEquals(List.of(), site.dialled());
    }

    @Test
    void aNameThatAlsoLeadsInsideIsRefused() {
        site.name("two.vendor.example", TlsSite.PUBLIC, "10.0.0.7");
        fetch("https://two.vendor.example/").expect(400, "VALIDATION_ERROR");
        site.name("two.vendor.example", "::ffff:192.168.1.1");
        fetch("https://two.vendor.example/").expect(400, "VALIDATION_ERROR");
        assertEquals(List.of(), site.dialled());
    }

    @Test
    void everyRedirectIsCheckedAgain() {
        site.name("cdn.vendor.example", "169.254.169.254");
        int dialled = 0;
        for (String inside : List.of("https://169.254.169.254/latest/meta-data/", "https://cdn.vendor.example/", "http://" + TlsSite.HOST + "/x", "//127.0.0.1/", "ftp://x/",
                "https://user@" + TlsSite.HOST + "/", "https://[::1]/", ":::")) {
            site.redirect("/inside", 302, inside);
            fetch(SITE + "/inside").expect(400, "VALIDATION_ERROR");
            dialled++;
            assertEquals(dialled, site.dialled().size(), inside);
        }
        nothingIsStored();
    }

    @Test
    void aNameIsAskedOnceSoItCannotChangeItsMindBeforeTheConnection() {
        int[] asked = {0};
        Doors doors = site.doors();
        Fetcher fetcher = new Fetcher(new Doors(host -> {
            asked[0]++;
            return doors.names().find(host);
        }, doors.wires(), doors.tls()));
        site.ok("/song", SONG);
        try (var content = fetcher.open(SITE + "/song", java.time.Duration.ofSeconds(10))) {
            assertEquals(SONG.length, content.readAllBytes().length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertEquals(1, asked[0]);
        assertEquals(List.of(TlsSite.PUBLIC), site.dialled());
    }

    @Test
    void aSiteWithAnotherNameInItsCertificateIsNotBelieved() {
        site.name("evil.example", TlsSite.PUBLIC);
        fetch("https://evil.example/song").expect(502, "EXTERNAL_SERVICE_ERROR");
        assertEquals(List.of(), site.heads());
    }

    @Test
    void anErrorPageNeverBecomesASong() {
        byte[] page = "<html><h1>Not found</h1></html>".getBytes(StandardCharsets.UTF_8);
        for (int status : List.of(201, 204, 206, 304, 400, 401, 403, 404, 410, 429, 500, 503)) {
            site.page("/error", out -> out.write(TlsSite.join("HTTP/1.1 " + status + " x\r\nContent-Type: audio/mpeg\r\nContent-Length: " + SONG.length + "\r\n\r\n", SONG)));
            fetch(SITE + "/error").expect(502, "EXTERNAL_SERVICE_ERROR");
        }
        site.page("/page", out -> out.write(TlsSite.join("HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: " + page.length + "\r\n\r\n", page)));
        fetch(SITE + "/page").expect(415, "UNSUPPORTED_MEDIA_TYPE");
        fetch(SITE + "/nothing").expect(502, "EXTERNAL_SERVICE_ERROR");
        nothingIsStored();
    }

    @Test
    void whatIsCutOffIsNoFile() {
        byte[] half = Arrays.copyOf(SONG, SONG.length / 2);
        site.page("/short", out -> out.write(TlsSite.join("HTTP/1.1 200 OK\r\nContent-Length: " + SONG.length + "\r\n\r\n", half)));
        site.page("/chunk", out -> out.write(TlsSite.join("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(SONG.length) + "\r\n", half)));
        site.page("/last", out -> out.write(TlsSite.join("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(half.length) + "\r\n", half)));
        site.page("/open", out -> out.write(TlsSite.join("HTTP/1.1 200 OK\r\n\r\n", SONG)));
        for (String path : List.of("/short", "/chunk", "/last", "/open")) {
            fetch(SITE + path).expect(502, "EXTERNAL_SERVICE_ERROR");
        }
        nothingIsStored();
    }

    @Test
    void answersThatAreNoHttpAreFailures() {
        for (String answer : List.of("", "\r\n\r\n", "ICY 200 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno field\r\n\r\n", "HTTP/1.1 200 OK\r\nA: " + "b".repeat(40_000) + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 302 Found\r\n\r\n")) {
            site.page("/odd", out -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
            int status = fetch(SITE + "/odd").status();
            assertTrue(status == 502, answer + " " + status);
        }
        nothingIsStored();
    }

    @Test
    void tooLargeAFileEndsWhereItIsTooLarge() {
        site.page("/huge", out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        fetch(SITE + "/huge").expect(413, "PAYLOAD_TOO_LARGE");
        byte[] mebibyte = new byte[1 << 20];
        site.page("/endless", out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] first = Arrays.copyOf(Samples.image("png", 9, 9), mebibyte.length);
            for (int i = 0; ; i++) {
                out.write(TlsSite.join("100000\r\n", i == 0 ? first : mebibyte));
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
        Map<String, Object> order = order(SITE + "/endless");
        order.put("category", "track-artwork");
        fetch(order, 30).expect(413, "PAYLOAD_TOO_LARGE");
        nothingIsStored();
    }

    @Test
    void whoeverTakesTooLongIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        site.page("/silent", out -> rest(never));
        site.page("/trickle", out -> trickle(out));
        for (String path : List.of("/silent", "/trickle")) {
            long began = System.nanoTime();
            fetch(order(SITE + path), 1).expect(502, "EXTERNAL_SERVICE_ERROR");
            assertTrue(System.nanoTime() - began < 5_000_000_000L, path);
        }
        never.countDown();
        nothingIsStored();
    }

    private static void rest(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Always one byte more, so that no single wait is long. */
    private static void trickle(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + SONG.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        for (byte one : SONG) {
            out.write(one);
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void answersAndLogsDoNotSayWhereFrom() {
        ApiAnswer answer = fetch(SITE + "/nothing?token=secret").expect(502);
        assertFalse(answer.text().contains("secret") || answer.text().contains("vendor.example"), answer.text());
        ApiAnswer refused = fetch("https://10.1.2.3/?token=secret").expect(400);
        assertFalse(refused.text().contains("secret") || refused.text().contains("10.1.2.3"), refused.text());
    }

    @Test
    void onlyWhoOrdersFromVendorsMayAskAndOnlyForWhoItSpeaksFor() {
        site.ok("/song", SONG);
        for (ServiceName other : List.of(ServiceName.GATEWAY, ServiceName.MUSIC, ServiceName.USER, ServiceName.SYSTEM)) {
            world.service().asService(other, owner).post("/internal/v1/files/fetch", order(SITE + "/song")).expect(404, "ENDPOINT_NOT_FOUND");
        }
        world.service().asService(ServiceName.AI_CONFIG, Ids.next()).post("/internal/v1/files/fetch", order(SITE + "/song")).expect(404, "NOT_FOUND");
        Map<String, Object> without = order(SITE + "/song");
        without.remove("url");
        fetch(without, 30).expect(400, "VALIDATION_ERROR");
        assertEquals(List.of(), site.dialled());
    }
}
