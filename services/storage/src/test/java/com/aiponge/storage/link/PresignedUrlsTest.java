package com.aiponge.storage.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestS3;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.services.s3.S3Client;

class PresignedUrlsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:07:11Z");
    private static final Instant WINDOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final URI BASE = URI.create("https://songs.s3.eu-central-1.amazonaws.com/");
    private static final ObjectKey KEY = new ObjectKey("user/0196f0c9/track/0196f0cb-4410.mp3");
    private static final AwsCredentials PLAIN = AwsBasicCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private static PresignedUrls urls(AwsCredentials credentials) {
        return new PresignedUrls(BASE, "eu-central-1", StaticCredentialsProvider.create(credentials), SettableClock.at(NOW));
    }

    private static String address(PresignedUrls urls, Link link) {
        return urls.to(KEY, link).orElseThrow().address();
    }

    /** The SDK's own signer is the measure; it only has to be told the same moment. */
    private static String bySdk(AwsCredentials credentials, String query, Duration life) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(BASE + KEY.text()));
        for (String one : query.split("&")) {
            if (!one.isEmpty()) {
                request.putRawQueryParameter(one.split("=")[0], java.net.URLDecoder.decode(one.split("=")[1], java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        SdkHttpRequest signed = AwsV4HttpSigner.create().sign(sign -> sign.identity(credentials).request(request.build())
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3").putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, life).putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false).putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(WINDOW, ZoneOffset.UTC))).request();
        return signed.firstMatchingRawQueryParameter("X-Amz-Signature").orElseThrow();
    }

    @Test
    void signsAsTheSdkDoes() {
        for (AwsCredentials credentials : new AwsCredentials[] {PLAIN, AwsSessionCredentials.create("ASIAEXAMPLE", "secret", "IQoJ//b3+Jp==Z2lu")}) {
            for (String disposition : new String[] {null, "attachment; filename=\"quiet river.mp3\"; filename*=UTF-8''quiet%20r%C3%ADver~1*.mp3"}) {
                String url = address(urls(credentials), new Link(NOW.plusSeconds(7_000), disposition));
                String overrides = url.replaceAll(".*X-Amz-SignedHeaders=host", "").replaceAll("&X-Amz-Signature=.*", "").replaceFirst("^&", "");
                String expected = bySdk(credentials, overrides, Duration.between(WINDOW, NOW.plusSeconds(7_000)));
                assertTrue(url.endsWith("&X-Amz-Signature=" + expected), url + " should end with " + expected);
            }
        }
    }

    @Test
    void neverWorksLongerThanItIsAskedTo() {
        Linked linked = urls(PLAIN).to(KEY, new Link(NOW.plusSeconds(90), null)).orElseThrow();
        assertEquals(NOW.plusSeconds(90), linked.until());
        assertTrue(linked.address().contains("X-Amz-Date=20260504T090000Z&X-Amz-Expires=521&"), "from the window's beginning to the end");
        assertEquals(Optional.empty(), urls(PLAIN).to(KEY, new Link(WINDOW, null)), "what has ended has no address");
    }

    @Test
    void neverWorksLongerThanTheCredentials() {
        AwsCredentials ending = AwsSessionCredentials.builder().accessKeyId("A").secretAccessKey("s").sessionToken("t")
                .expirationTime(NOW.plusSeconds(600)).build();
        assertEquals(NOW.plusSeconds(600), urls(ending).to(KEY, new Link(NOW.plusSeconds(7_000), null)).orElseThrow().until());
    }

    @Test
    void aPublicObjectHasAnAddressForAnHourAtLeast() {
        Linked linked = urls(PLAIN).to(KEY, new Link(null, null)).orElseThrow();
        assertTrue(Duration.between(NOW, linked.until()).compareTo(Duration.ofHours(1)) >= 0);
        assertFalse(linked.address().contains("response-cache-control"), "as it was put: for ever");
    }

    @Test
    void whatIsPrivateIsNotCachedLongerThanItsAddressWorks() {
        String url = address(urls(PLAIN), new Link(NOW.plusSeconds(7_000), null));
        long cached = Long.parseLong(url.replaceAll(".*max-age%3D(\\d+).*", "$1"));
        assertTrue(cached <= 7_000 && cached > 6_000, "from the end of the window on: " + cached);
    }

    @Test
    void withinAQuarterOfAnHourTheAddressStaysTheSame() {
        SettableClock clock = SettableClock.at(WINDOW);
        PresignedUrls urls = new PresignedUrls(BASE, "eu-central-1", StaticCredentialsProvider.create(PLAIN), clock);
        Link link = new Link(NOW.plusSeconds(7_000), null);
        String first = address(urls, link);
        clock.advance(Duration.ofSeconds(899));
        assertEquals(first, address(urls, link));
        clock.advance(Duration.ofSeconds(1));
        assertNotEquals(first, address(urls, link));
    }

    @Test
    void newCredentialsSignAtOnce() {
        AwsCredentials[] current = {PLAIN};
        PresignedUrls urls = new PresignedUrls(BASE, "eu-central-1", () -> current[0], SettableClock.at(NOW));
        Link link = new Link(NOW.plusSeconds(7_000), null);
        assertTrue(address(urls, link).contains("AKIDEXAMPLE"));
        current[0] = AwsBasicCredentials.create("AKIDOTHER", "other");
        assertTrue(address(urls, link).contains("AKIDOTHER"));
    }

    @Test
    void theStoreDeliversUnderItAndUnderNothingElse() throws IOException {
        TestS3 server = TestS3.server();
        String bucket = server.bucket();
        byte[] content = {1, 2, 3, 4, 5, 6};
        try (S3Client client = server.client()) {
            client.putObject(request -> request.bucket(bucket).key(KEY.text()).contentType("audio/mpeg"), RequestBody.fromBytes(content));
        }
        PresignedUrls urls = new PresignedUrls(URI.create(server.endpoint() + "/" + bucket + "/"), server.region(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(server.key(), server.secret())), Clock.systemUTC());
        String good = address(urls, new Link(Instant.now().plusSeconds(600), "attachment; filename=\"a b.mp3\""));
        HttpURLConnection answer = open(good, null);
        assertArrayEquals(content, answer.getInputStream().readAllBytes());
        assertEquals("attachment; filename=\"a b.mp3\"", answer.getHeaderField("Content-Disposition"));
        assertTrue(answer.getHeaderField("Cache-Control").startsWith("private, max-age="));
        HttpURLConnection part = open(good, "bytes=2-3");
        assertEquals(206, part.getResponseCode());
        assertArrayEquals(new byte[] {3, 4}, part.getInputStream().readAllBytes());
        for (String bad : new String[] {good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0"), good.replace(".mp3?", ".mp4?"),
                good.replaceAll("X-Amz-Expires=\\d+", "X-Amz-Expires=600000"), good.replaceAll("[?].*", "")}) {
            assertEquals(403, open(bad, null).getResponseCode(), bad);
        }
        String ended = address(new PresignedUrls(URI.create(server.endpoint() + "/" + bucket + "/"), server.region(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(server.key(), server.secret())),
                Clock.offset(Clock.systemUTC(), Duration.ofHours(-2))), new Link(Instant.now().minusSeconds(60), null));
        assertEquals(403, open(ended, null).getResponseCode());
    }

    private static HttpURLConnection open(String url, String range) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        if (range != null) {
            connection.setRequestProperty("Range", range);
        }
        return connection;
    }

    /** The reach is 5 µs; this fails only when it is missed by far, since test machines are shared and this JVM has only one compiler. */
    @Test
    void isQuick() {
        PresignedUrls urls = urls(PLAIN);
        Link link = new Link(NOW.plusSeconds(7_000), null);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                urls.to(KEY, link);
            }
            best = Math.min(best, (System.nanoTime() - begin) / 1e6);
        }
        System.out.printf("a presigned address takes %.2f µs%n", best);
        assertTrue(best < 50, best + " µs");
    }
}
