package com.aiponge.storage.link;

import com.aiponge.crypto.Secrets;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Addresses of a bucket that anybody may GET until they end: signature version 4 in the query. Signed here and not by the SDK, which takes tens of
 * microseconds and cannot make the same address twice: within a quarter of an hour an object has one address, so that caches keep working.
 * Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">AWS: authenticating requests by query parameters</a>
 */
public final class PresignedUrls implements Links {
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();
    private static final long PUBLIC_LIFE = Duration.ofHours(1).toSeconds();
    /** The longest that a store takes. */
    private static final long LONGEST = Duration.ofDays(7).toSeconds();
    private static final HexFormat HEX = HexFormat.of();

    private final String origin;
    private final String folder;
    private final String host;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final Clock clock;
    private final AtomicReference<SigningWindow> window = new AtomicReference<>();

    /** @param base of the bucket, ending with a slash */
    public PresignedUrls(URI base, String region, AwsCredentialsProvider credentials, Clock clock) {
        this.origin = base.getScheme() + "://" + base.getRawAuthority();
        this.folder = base.getRawPath();
        this.host = base.getRawAuthority();
        this.region = region;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Never works longer than {@link Link#until} or than the credentials do; what is public works an hour at least. */
    @Override
    public Optional<Linked> to(ObjectKey key, Link link) {
        AwsCredentials now = credentials.resolveCredentials();
        long start = Math.floorDiv(clock.instant().getEpochSecond(), QUARTER) * QUARTER;
        long end = Math.min(link.until() == null ? start + QUARTER + PUBLIC_LIFE : link.until().getEpochSecond(), start + LONGEST);
        end = Math.min(end, now.expirationTime().map(Instant::getEpochSecond).orElse(end));
        if (end <= start) {
            return Optional.empty();
        }
        // RFC 3986: nothing in a key or in a number needs escapes.
        String cache = link.until() == null ? "" : "&response-cache-control=private%2C%20max-age%3D" + Math.max(0, end - start - QUARTER);
        String disposition = link.disposition() == null ? "" : "&response-content-disposition=" + escaped(link.disposition());
        SigningWindow signing = window(start, now);
        String path = folder + key.text();
        String query = signing.query(end - start) + cache + disposition;
        String canonical = "GET\n" + path + '\n' + query + "\nhost:" + host + "\n\nhost\nUNSIGNED-PAYLOAD";
        String signature = signing.sign(HEX.formatHex(Secrets.sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        return Optional.of(new Linked(origin + path + '?' + query + "&X-Amz-Signature=" + signature, Instant.ofEpochSecond(end)));
    }

    private SigningWindow window(long start, AwsCredentials now) {
        SigningWindow last = window.get();
        if (last != null && last.covers(start, now)) {
            return last;
        }
        SigningWindow next = SigningWindow.of(start, region, now);
        window.set(next);
        return next;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }
}
