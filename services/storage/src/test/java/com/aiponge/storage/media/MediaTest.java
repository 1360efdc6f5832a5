package com.aiponge.storage.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTest {
    private static final byte[] SONG = Samples.mp3(383);

    @TempDir
    private static Path folder;
    private static StorageWorld world;
    private String url;
    private String id;

    @BeforeAll
    static void start() {
        world = StorageWorld.in(folder.resolve("files"));
        for (int i = 4; i < SONG.length; i++) {
            // Every byte tells where it stands; headers of frames stay.
            SONG[i] = i % 417 < 40 ? SONG[i] : (byte) (i % 127);
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void store() {
        JsonNode file = world.upload(Ids.next()).stored(SONG);
        url = file.path("url").asText();
        id = file.path("fileId").asText();
    }

    private static ApiAnswer range(String url, String range) {
        return world.visitor().with("range", range).get(url);
    }

    @Test
    void aPrivateFileIsServedWhole() {
        ApiAnswer answer = world.get(url).expect(200);
        assertArrayEquals(SONG, answer.bytes());
        assertEquals("audio/mpeg", answer.header("Content-Type"));
        assertEquals(Integer.toString(SONG.length), answer.header("Content-Length"));
        assertEquals("bytes", answer.header("Accept-Ranges"));
        assertTrue(answer.header("ETag").matches("\"[0-9a-f]{64}\""));
        assertEquals("sandbox; default-src 'none'", answer.header("Content-Security-Policy"));
        long left = Long.parseLong(url.replaceAll(".*exp=(\\d+).*", "$1")) - world.clock().instant().getEpochSecond();
        assertEquals("private, max-age=" + left, answer.header("Cache-Control"));
        assertTrue(left >= 3600 && left <= 7 * 3600);
        assertTrue(answer.header("Last-Modified").matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"));
        assertNull(answer.header("Content-Disposition"));
    }

    @Test
    void headSaysTheSameWithoutTheBytes() {
        ApiAnswer whole = world.get(url).expect(200);
        ApiAnswer head = world.head(url).expect(200);
        assertEquals(0, head.bytes().length);
        for (String name : List.of("Content-Type", "Content-Length", "ETag", "Last-Modified", "Cache-Control", "Accept-Ranges", "Content-Security-Policy")) {
            assertEquals(whole.header(name), head.header(name), name);
        }
        ApiAnswer part = world.visitor().with("range", "bytes=0-9").send("HEAD", url, new byte[0]).expect(200);
        assertEquals(Integer.toString(SONG.length), part.header("Content-Length"), "ranges are for GET alone");
        world.get(url).expect(200);
    }

    @Test
    void singleRangesAreServed() {
        int size = SONG.length;
        for (Map.Entry<String, int[]> one : Map.of("bytes=0-0", new int[]{0, 0}, "bytes=0-", new int[]{0, size - 1}, "bytes=100-199", new int[]{100, 199},
                "bytes=-500", new int[]{size - 500, size - 1}, "bytes=" + (size - 1) + "-", new int[]{size - 1, size - 1},
                "bytes=10-99999999999999999999999", new int[]{10, size - 1}, "bytes=-99999999999999999999999", new int[]{0, size - 1},
                "Bytes = 000000000000000000000005 - 6", new int[]{5, 6}).entrySet()) {
            ApiAnswer answer = range(url, one.getKey()).expect(206);
            int first = one.getValue()[0];
            int last = one.getValue()[1];
            assertArrayEquals(Arrays.copyOfRange(SONG, first, last + 1), answer.bytes(), one.getKey());
            assertEquals("bytes " + first + "-" + last + "/" + size, answer.header("Content-Range"));
            assertEquals(Integer.toString(last - first + 1), answer.header("Content-Length"));
            assertEquals(world.head(url).header("ETag"), answer.header("ETag"));
        }
    }

    @Test
    void severalRangesAndNonsenseGetTheWhole() {
        for (String range : List.of("bytes=0-1,5-6", "bytes=5-4", "bytes=-", "bytes=", "bytes", "items=0-1", "bytes=a-b", "bytes=1-2-3", "bytes=--1", "")) {
            ApiAnswer answer = range(url, range).expect(200);
            assertEquals(SONG.length, answer.bytes().length, range);
            assertNull(answer.header("Content-Range"));
        }
    }

    @Test
    void aRangeBehindTheEndIsNotSatisfiable() {
        for (String range : List.of("bytes=" + SONG.length + "-", "bytes=99999999999999999999-", "bytes=-0")) {
            ApiAnswer answer = range(url, range).expect(416, "RANGE_NOT_SATISFIABLE");
            assertEquals("bytes */" + SONG.length, answer.header("Content-Range"));
        }
    }

    @Test
    void partsAreOnlyServedOfTheVersionTheClientHas() {
        ApiAnswer head = world.head(url);
        for (String same : List.of(head.header("ETag"), head.header("Last-Modified"))) {
            world.visitor().with("range", "bytes=0-9").with("if-range", same).get(url).expect(206);
        }
        for (String other : List.of("\"0000\"", "W/" + head.header("ETag"), "Mon, 04 May 2020 09:14:47 GMT", "nonsense")) {
            assertEquals(SONG.length, world.visitor().with("range", "bytes=0-9").with("if-range", other).get(url).expect(200).bytes().length, other);
        }
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        ApiAnswer head = world.head(url);
        String tag = head.header("ETag");
        for (String tags : List.of(tag, "\"x\", " + tag, "W/" + tag, "*")) {
            ApiAnswer answer = world.visitor().with("if-none-match", tags).get(url).expect(304);
            assertEquals(0, answer.bytes().length);
            assertEquals(tag, answer.header("ETag"));
            assertEquals(head.header("Cache-Control"), answer.header("Cache-Control"));
            world.visitor().with("if-none-match", tags).send("HEAD", url, new byte[0]).expect(304);
        }
        world.visitor().with("if-none-match", "\"x\"").get(url).expect(200);
        world.visitor().with("if-modified-since", head.header("Last-Modified")).get(url).expect(304);
        world.visitor().with("if-modified-since", "Mon, 04 May 2020 09:14:47 GMT").get(url).expect(200);
        world.visitor().with("if-modified-since", "yesterday").get(url).expect(200);
        world.visitor().with("if-none-match", "\"x\"").with("if-modified-since", head.header("Last-Modified")).get(url).expect(200);
        world.visitor().with("if-none-match", tag).with("range", "bytes=0-9").get(url).expect(304);
    }

    @Test
    void aPrivateFileWithoutSignatureIsUnknown() {
        String bare = url.replaceFirst("[?].*", "");
        for (String some : List.of(bare, bare + "?exp=9999999999", bare + "?SIG=x")) {
            world.get(some).expect(404, "NOT_FOUND");
            world.head(some).expect(404);
        }
    }

    @Test
    void alteredSignaturesAreRefused() {
        String sig = url.replaceAll(".*sig=", "");
        String exp = url.replaceAll(".*exp=(\\d+).*", "$1");
        String bare = url.replaceFirst("[?].*", "");
        char other = sig.charAt(5) == 'A' ? 'B' : 'A';
        String foreign = new MediaSignature("another secret of thirty-two bytes and more", List.of()).sign(UUID.fromString(id), Long.parseLong(exp), "");
        for (String query : List.of("exp=" + exp + "&sig=" + sig.substring(0, 5) + other + sig.substring(6), "exp=" + (Long.parseLong(exp) + 1) + "&sig=" + sig,
                "exp=" + exp + "&sig=", "exp=" + exp + "&sig=" + sig + "A", "exp=" + exp + "&sig=" + foreign, "sig=" + sig, "exp=&sig=" + sig,
                "exp=-1&sig=" + sig, "exp=9999999999999999999999&sig=" + sig, "exp=1e9&sig=" + sig, "exp=%2B" + exp + "&sig=" + sig,
                "exp=" + exp + "&sig=" + sig + "&disposition=attachment")) {
            world.get(bare + "?" + query).expect(403, "MEDIA_URL_INVALID");
        }
        String elsewhere = world.upload(Ids.next()).stored(SONG).path("url").asText().replaceFirst("[?].*", "");
        world.get(elsewhere + "?exp=" + exp + "&sig=" + sig).expect(403, "MEDIA_URL_INVALID");
    }

    @Test
    void aUrlEndsAtItsTime() {
        Instant now = world.clock().instant();
        try {
            long exp = Long.parseLong(url.replaceAll(".*exp=(\\d+).*", "$1"));
            world.clock().set(Instant.ofEpochSecond(exp).minusMillis(1));
            assertEquals("private, max-age=1", world.get(url).expect(200).header("Cache-Control"));
            world.clock().set(Instant.ofEpochSecond(exp));
            world.get(url).expect(403, "MEDIA_URL_EXPIRED");
        } finally {
            world.clock().set(now);
        }
    }

    @Test
    void theNameInAUrlIsCosmetic() {
        world.get(url.replaceFirst("/quiet-river.mp3", "/anything%20else.exe")).expect(200);
    }

    @Test
    void unknownFilesAreNotFound() {
        world.get("/uploads/" + Ids.next() + "/song.mp3").expect(404, "NOT_FOUND");
        world.get(url.replace(id, Ids.next().toString())).expect(404, "NOT_FOUND");
        world.get("/uploads/x/song.mp3").expect(404, "NOT_FOUND");
        world.get("/uploads/" + id).expect(404, "ENDPOINT_NOT_FOUND");
        world.visitor().post(url, Map.of()).expect(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void aPublicFileNeedsNoQueryAndMindsNone() {
        String open = world.upload(Ids.next()).with("visibility", "public").stored(SONG).path("url").asText();
        assertTrue(open.matches("/uploads/[0-9a-f-]{36}/quiet-river.mp3"), open);
        assertEquals("public, max-age=31536000, immutable", world.get(open).expect(200).header("Cache-Control"));
        world.get(open + "?exp=1&sig=old").expect(200);
        range(open, "bytes=1-2").expect(206);
    }

    @Test
    void aDownloadIsNamedByItsFile() {
        String open = world.upload(Ids.next()).with("visibility", "public").with("name", "Fluß \"am\" Morgen.exe").stored(SONG).path("url").asText();
        assertEquals("attachment; filename=\"flu_-am-morgen.mp3\"; filename*=UTF-8''flu%C3%9F-am-morgen.mp3",
                world.get(open + "?disposition=attachment").expect(200).header("Content-Disposition"));
        assertTrue(world.get(open + "?disposition=inline").expect(200).header("Content-Disposition").startsWith("inline; "));
        world.get(open + "?disposition=form-data").expect(400, "VALIDATION_ERROR");
        long exp = MediaSignature.expiry(world.clock().instant());
        String sig = world.parts().mediaSignature().sign(UUID.fromString(id), exp, "attachment");
        world.get("/uploads/" + id + "/a?exp=" + exp + "&disposition=attachment&sig=" + sig).expect(200);
    }

    @Test
    void aThumbnailHasTheSignatureOfItsPicture() {
        JsonNode picture = world.upload(Ids.next()).with("category", "entry").with("name", "x.jpg").stored(Samples.image("jpeg", 900, 700));
        String whole = picture.path("url").asText();
        ApiAnswer thumb = world.get(whole.replace("/x.jpg", "/thumb.jpg")).expect(200);
        assertEquals("image/jpeg", thumb.header("Content-Type"));
        assertNotEquals(world.head(whole).header("ETag"), thumb.header("ETag"));
        assertEquals(List.of(128, 128), size(thumb.bytes()));
        world.get("/uploads/" + picture.path("fileId").asText() + "/thumb.jpg").expect(404);
    }

    @Test
    void aPictureThatCannotBeOpenedStandsInForItsThumbnailAndSoundHasNone() {
        byte[] broken = Arrays.copyOf(Samples.image("png", 90, 70), 60);
        String whole = world.upload(Ids.next()).with("category", "entry").stored(broken).path("url").asText();
        ApiAnswer thumb = world.get(whole.replaceFirst("/[^/]*[?]", "/thumb.jpg?")).expect(200);
        assertEquals("image/png", thumb.header("Content-Type"));
        assertArrayEquals(broken, thumb.bytes());
        world.get(url.replaceFirst("/[^/]*[?]", "/thumb.jpg?")).expect(404, "NOT_FOUND");
    }

    @Test
    void anyDownloadIsOneStatement() {
        assertEquals("1", world.get(url).header("x-statements"));
        assertEquals("1", range(url, "bytes=0-99").header("x-statements"));
        assertEquals("1", world.head(url).header("x-statements"));
        assertEquals("1", world.visitor().with("if-none-match", "*").get(url).header("x-statements"));
    }

    @Test
    void aFileWhoseRowIsGoneIsGoneAtOnce() {
        world.database().execute("DELETE FROM storage_service.files WHERE id = ?", UUID.fromString(id));
        world.get(url).expect(404, "NOT_FOUND");
    }

    @Test
    void urlsInOneWindowAreTheSame() {
        Instant now = world.clock().instant();
        try {
            UUID owner = Ids.next();
            StorageWorld.Upload upload = world.upload(owner);
            String first = upload.stored(SONG).path("url").asText();
            long exp = Long.parseLong(first.replaceAll(".*exp=(\\d+).*", "$1"));
            world.clock().set(Instant.ofEpochSecond(exp).minus(Duration.ofHours(1)));
            assertEquals(first, upload.stored(SONG).path("url").asText());
            world.clock().advance(Duration.ofSeconds(1));
            assertNotEquals(first, upload.stored(SONG).path("url").asText());
        } finally {
            world.clock().set(now);
        }
    }

    private static List<Integer> size(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            return List.of(image.getWidth(), image.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
