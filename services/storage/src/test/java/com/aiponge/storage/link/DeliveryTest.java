package com.aiponge.storage.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.testkit.SettableClock;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:07:11Z");
    private static final Link OPEN = new Link(null, null);
    private static final Link CLOSED = new Link(NOW.plusSeconds(5_000), null);

    private static String host(Link link, String... settings) {
        return links(settings).to(new ObjectKey("public/a.png"), link).map(linked -> URI.create(linked.address()).getHost()).orElse("none");
    }

    private static Links links(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("STORAGE_PROVIDER", "s3", "S3_BUCKET_NAME", "songs", "AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID", "AKID",
                "AWS_SECRET_ACCESS_KEY", "secret"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        Settings read = Settings.of(all);
        return Delivery.from(read, S3Config.from(read), SettableClock.at(NOW));
    }

    private static String key() throws NoSuchAlgorithmException {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
    }

    @Test
    void awsServesItsOwnBucket() {
        assertEquals("songs.s3.eu-central-1.amazonaws.com", host(CLOSED));
        assertEquals("songs.s3.eu-central-1.amazonaws.com", host(OPEN));
        assertEquals("s3.eu-central-1.amazonaws.com", host(OPEN, "S3_BUCKET_NAME", "songs.of.ours"), "a name with dots fits no certificate");
    }

    @Test
    void aStoreThatPerhapsOnlyWeReachIsNotShownToPlayersUnlessAskedFor() {
        assertEquals("none", host(CLOSED, "S3_ENDPOINT", "http://minio:9000"));
        assertEquals("minio", host(CLOSED, "S3_ENDPOINT", "http://minio:9000/", "AIPONGE_MEDIA_DELIVERY", "redirect"));
    }

    @Test
    void streamMeansEveryByteThroughTheService() {
        assertEquals("none", host(OPEN, "AIPONGE_MEDIA_DELIVERY", "stream", "CDN_DOMAIN", "https://cdn.example.com"));
    }

    @Test
    void theCdnServesWhatItMay() throws NoSuchAlgorithmException {
        assertEquals("cdn.example.com", host(OPEN, "CDN_DOMAIN", "https://cdn.example.com/"));
        assertEquals("cdn.example.com", host(OPEN, "CDN_DOMAIN", "cdn.example.com"));
        assertEquals("songs.s3.eu-central-1.amazonaws.com", host(CLOSED, "CDN_DOMAIN", "cdn.example.com"));
        assertEquals("cdn.example.com", host(CLOSED, "CDN_DOMAIN", "cdn.example.com", "CLOUDFRONT_KEY_PAIR_ID", "K2", "CLOUDFRONT_PRIVATE_KEY", key()));
        assertEquals("none", host(CLOSED, "CDN_DOMAIN", "cdn.example.com", "S3_ENDPOINT", "http://minio:9000"), "private files through us");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNoKeyIsShown() {
        BadSettings refused = assertThrows(BadSettings.class, () -> links("CDN_DOMAIN", "https://cdn.example.com/path", "CLOUDFRONT_KEY_PAIR_ID", "K2",
                "CLOUDFRONT_PRIVATE_KEY", "my secret words"));
        assertTrue(refused.getMessage().contains("CDN_DOMAIN") && refused.getMessage().contains("CLOUDFRONT_PRIVATE_KEY"));
        assertTrue(!refused.getMessage().contains("my secret"));
        assertThrows(BadSettings.class, () -> links("CLOUDFRONT_KEY_PAIR_ID", "K2"));
        assertThrows(BadSettings.class, () -> links("CLOUDFRONT_KEY_PAIR_ID", "K2&x=1", "CLOUDFRONT_PRIVATE_KEY", "x"));
        assertThrows(BadSettings.class, () -> links("S3_ENDPOINT", "minio"));
    }
}
