package com.aiponge.storage.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.link.Links;
import com.aiponge.storage.object.Description;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectRefused;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.object.Written;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.LogCapture;
import com.aiponge.testkit.TestS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 does to those who rely on it. */
class S3TroublesTest {
    private static final Predicate<String> PUT = request -> request.startsWith("PUT ");
    private static final Predicate<String> PUT_OBJECT = PUT.and(request -> !request.contains("partNumber"));
    private static final Predicate<String> COMPLETE = request -> request.startsWith("POST ") && request.contains("uploadId=");
    private static final Predicate<String> ANY = request -> true;

    private final ObjectKey key = new ObjectKey("user/0196f0c9/track/" + Ids.next() + ".mp3");
    private TestS3 real;
    private FlakyS3 flaky;
    private String bucket;
    private S3ObjectStore store;

    @BeforeEach
    void open() {
        real = TestS3.server();
        real.needs("a way to stand before it", "external");
        flaky = FlakyS3.before(real);
        bucket = real.bucket();
        store = store(real.key(), bucket);
    }

    @AfterEach
    void close() {
        if (flaky != null) {
            store.close();
            flaky.close();
        }
    }

    private S3ObjectStore store(String accessKey, String name) {
        S3Config config = new S3Config(name, real.region(), flaky.server().endpoint(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, real.secret())));
        return new S3ObjectStore(S3Connection.open(config), name, Links.NONE, Duration.ofMillis(300));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private Written create(byte[] content) {
        return store.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(content));
    }

    private byte[] read() throws IOException {
        try (ObjectContent content = store.get(key, Wanted.ALL).orElseThrow()) {
            return content.body().readAllBytes();
        }
    }

    private Problem unavailable(Runnable work) {
        Problem problem = assertThrows(Problem.class, work::run);
        assertEquals(503, problem.status());
        assertTrue(problem.retryAfter().toSeconds() > 0);
        return problem;
    }

    private int unfinished() {
        try (S3Client client = real.client()) {
            return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().size();
        }
    }

    @Test
    void aCreateWhoseAnswerWasLostRecognisesItsOwnWrite() throws IOException {
        flaky.loseAnswer(PUT_OBJECT);
        Written written = create(bytes(3_000));
        assertEquals(2, flaky.requests().stream().filter(PUT).count(), "the second one found the first");
        assertEquals(store.head(key).orElseThrow().version(), written.info().version());
        assertArrayEquals(bytes(3_000), read());
        assertThrows(ObjectRefused.Exists.class, () -> create(bytes(3_000)), "another write of the same bytes is not the same write");
    }

    @Test
    void aLargeCreateWhoseLastAnswerWasLostRecognisesItsOwnWrite() throws IOException {
        byte[] content = bytes(9 << 20);
        flaky.loseAnswer(COMPLETE);
        Written written = create(content);
        assertEquals(content.length, written.info().size());
        assertArrayEquals(content, read());
        assertThrows(ObjectRefused.Exists.class, () -> create(content));
        assertEquals(0, unfinished());
    }

    @Test
    void aPartWhoseAnswerWasLostIsSentAgain() throws IOException {
        byte[] content = bytes(17 << 20);
        flaky.loseAnswer(request -> request.contains("partNumber=2"));
        create(content);
        assertArrayEquals(content, read());
    }

    @Test
    void whatArrivesAlteredIsNotStored() {
        for (int length : new int[] {3_000, 9 << 20}) {
            for (int i = 0; i < 3; i++) {
                flaky.corrupt(PUT);
            }
            unavailable(() -> create(bytes(length)));
            flaky.behave();
            assertEquals(Optional.empty(), store.head(key));
        }
        assertEquals(0, unfinished());
    }

    @Test
    void twoFailuresAreRepeatedAndAThirdIsNot() {
        flaky.refuse(PUT_OBJECT, 2, 503, "SlowDown");
        create(bytes(10));
        assertEquals(3, flaky.requests().stream().filter(PUT).count());
        store.delete(key);
        flaky.refuse(PUT_OBJECT, 100, 503, "SlowDown");
        unavailable(() -> create(bytes(10)));
        assertEquals(6, flaky.requests().stream().filter(PUT).count(), "three attempts, whoever repeats them");
    }

    @Test
    void aStoreThatGoesOnFailingIsLeftAloneAndComesBack() {
        flaky.refuse(ANY, 1_000, 500, "InternalError");
        Eventually.until("the breaker is open", () -> {
            unavailable(() -> store.head(key));
            int before = flaky.requests().size();
            unavailable(() -> store.head(key));
            return flaky.requests().size() == before;
        });
        flaky.behave();
        Eventually.until("the store is asked again", () -> {
            try {
                return store.head(key).isEmpty();
            } catch (Problem stillResting) {
                return false;
            }
        });
        assertTrue(store.ready());
    }

    @Test
    void answersAboutObjectsDoNotSpeakAgainstTheStore() {
        create(bytes(10));
        for (int i = 0; i < 30; i++) {
            assertEquals(Optional.empty(), store.get(new ObjectKey("none"), Wanted.ALL));
            assertThrows(ObjectRefused.Exists.class, () -> create(bytes(5)));
        }
        assertTrue(store.ready());
    }

    @Test
    void revokedCredentialsAreUnavailableAndSaidInWordsThatShowNothing() {
        try (S3ObjectStore revoked = store("AKIDREVOKED", bucket); LogCapture log = LogCapture.start()) {
            Problem problem = unavailable(() -> revoked.head(key));
            unavailable(() -> revoked.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(bytes(10))));
            unavailable(() -> revoked.list("", null, 10));
            assertFalse(revoked.ready());
            assertTrue(log.text().contains("AWS_ACCESS_KEY_ID") || log.text().contains("not allowed"), log.text());
            log.assertNone("AKIDREVOKED", real.secret(), bucket, key.text());
            assertFalse(problem.getMessage().contains(bucket) || problem.getMessage().contains(key.text()));
        }
    }

    @Test
    void refusedRequestsAreUnavailable() {
        create(bytes(10));
        flaky.refuse(ANY, 5, 403, "AccessDenied");
        try (LogCapture log = LogCapture.start()) {
            unavailable(() -> store.head(key));
            unavailable(() -> store.get(key, Wanted.ALL));
            unavailable(() -> store.delete(key));
            unavailable(() -> store.copy(key, new ObjectKey("a"), Description.of("audio/mpeg")));
            unavailable(() -> create(bytes(3)));
            assertTrue(log.text().contains("s3:PutObject"), "says what to allow");
            log.assertNone(bucket, key.text());
        }
    }

    @Test
    void aBucketThatIsGoneIsUnavailableAndNotEmpty() {
        String gone = "aiponge-gone-" + Ids.next();
        try (S3ObjectStore empty = store(real.key(), gone); LogCapture log = LogCapture.start()) {
            unavailable(() -> empty.head(key));
            unavailable(() -> empty.get(key, Wanted.ALL));
            unavailable(() -> empty.list("", null, 10));
            unavailable(() -> empty.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(bytes(10))));
            unavailable(() -> empty.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(bytes(9 << 20))));
            assertFalse(empty.ready());
            assertTrue(log.text().contains("storage-setup"));
            log.assertNone(gone);
        }
    }

    @Test
    void aRefusalAmongManyDeletionsIsNotSwallowed() {
        flaky.refuse(request -> request.startsWith("POST ") && request.contains("delete"), 1, 200, "AccessDenied");
        unavailable(() -> store.deleteAll(java.util.List.of(key)));
    }
}
