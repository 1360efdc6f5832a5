package com.aiponge.storage.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.storage.link.Links;
import com.aiponge.storage.object.Description;
import com.aiponge.storage.object.Listed;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectInfo;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.Wanted;
import com.aiponge.testkit.TestS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a bucket holds besides our objects, and what connections and memory cost. */
class S3HousekeepingTest {
    private TestS3 server;
    private String bucket;
    private S3Client client;
    private S3ObjectStore store;

    @BeforeEach
    void open() {
        server = TestS3.server();
        bucket = server.bucket();
        client = server.client();
        store = S3ObjectStore.open(new S3Config(bucket, server.region(), server.endpoint(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(server.key(), server.secret()))), Links.NONE);
    }

    @AfterEach
    void close() {
        if (client != null) {
            store.close();
            client.close();
        }
    }

    @Test
    void whatCrashedWritersLeftIsThrownAwayWhenItIsOld() {
        server.needs("a list of unfinished uploads whose keys are not known", "minio");
        String upload = client.createMultipartUpload(request -> request.bucket(bucket).key("user/a/track/b.mp3")).uploadId();
        client.uploadPart(request -> request.bucket(bucket).key("user/a/track/b.mp3").uploadId(upload).partNumber(1), RequestBody.fromBytes(new byte[10]));
        assertEquals(0, store.discardUnfinished(Instant.now().minusSeconds(3_600)), "it may go on");
        assertEquals(1, store.discardUnfinished(Instant.now().plusSeconds(60)));
        assertEquals(0, store.discardUnfinished(Instant.now().plusSeconds(60)));
    }

    @Test
    void aLargeWriteThatBreaksOffLeavesNoParts() {
        InputStream cut = new InputStream() {
            private long left = 20 << 20;

            @Override
            public int read() {
                throw new IllegalStateException();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("cut");
                }
                return length;
            }
        };
        assertThrows(UncheckedIOException.class, () -> store.put(NewObject.create(new ObjectKey("user/a/b"), "audio/mpeg"), cut));
        assertTrue(client.listMultipartUploads(request -> request.bucket(bucket)).uploads().isEmpty());
    }

    @Test
    void whatOthersPutIntoTheBucketIsNotListedAndDoesNotEndAPage() {
        for (String foreign : List.of("A/upper", "a b", "folder/", "z/~tilde")) {
            client.putObject(request -> request.bucket(bucket).key(foreign), RequestBody.fromBytes(new byte[1]));
        }
        for (String own : List.of("a/one", "b/two", "zz/three")) {
            store.put(NewObject.create(new ObjectKey(own), "audio/mpeg"), new ByteArrayInputStream(new byte[3]));
        }
        List<String> all = new ArrayList<>();
        ObjectKey after = null;
        for (List<Listed> page = store.list("", null, 1); !page.isEmpty(); page = store.list("", after, 1)) {
            after = page.getFirst().key();
            all.add(after.text());
        }
        assertEquals(List.of("a/one", "b/two", "zz/three"), all);
    }

    @Test
    void moreThanAThousandAreDeletedInOneCall() {
        List<ObjectKey> keys = IntStream.range(0, 1_100).mapToObj(i -> new ObjectKey("many/" + i)).toList();
        for (ObjectKey key : List.of(keys.getFirst(), keys.getLast())) {
            store.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(new byte[3]));
        }
        store.deleteAll(keys);
        assertEquals(List.of(), store.list("", null, 10));
    }

    @Test
    void anObjectOfAnotherToolIsReadWithWhatCanBeUnderstood() throws IOException {
        client.putObject(request -> request.bucket(bucket).key("a/b").contentType("audio/mpeg").metadata(Map.of("Odd-Name_1", "x")),
                RequestBody.fromBytes(new byte[] {1, 2}));
        ObjectInfo info = store.head(new ObjectKey("a/b")).orElseThrow();
        assertEquals(Description.of("application/octet-stream"), info.description());
        try (ObjectContent content = store.get(new ObjectKey("a/b"), Wanted.ALL).orElseThrow()) {
            assertArrayEquals(new byte[] {1, 2}, content.body().readAllBytes());
        }
    }

    /** Each would hold its connection, or read megabytes away, if closing did not drop it. */
    @Test
    void readersThatLeaveEarlyHoldNothing() throws IOException {
        ObjectKey key = new ObjectKey("large");
        store.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(new byte[4 << 20]));
        for (int i = 0; i < 600; i++) {
            try (ObjectContent content = store.get(key, Wanted.ALL).orElseThrow()) {
                assertEquals(0, content.body().read());
            }
        }
    }

    @Test
    void memoryDoesNotGrowWithWhatIsUnderWay() {
        List<Part> parts = new ArrayList<>();
        long before = used();
        for (int i = 0; i < 50; i++) {
            Part part = new Part(S3Writer.PART, Part.digest("SHA-256"));
            assertTrue(part.fill(new ByteArrayInputStream(new byte[(int) S3Writer.PART + 1])));
            parts.add(part);
        }
        long grown = used() - before;
        assertTrue(grown < 16 << 20, "400 MiB under way take " + (grown >> 20) + " MiB");
        parts.forEach(Part::close);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
