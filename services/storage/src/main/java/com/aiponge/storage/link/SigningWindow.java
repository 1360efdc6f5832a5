package com.aiponge.storage.link;

import com.aiponge.crypto.MacKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What all addresses that begin at one moment have in common, the signing key above all: it takes four HMACs to make. Thread-safe. */
final class SigningWindow {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final long start;
    private final AwsCredentials credentials;
    private final String before;
    private final String after;
    private final String toSign;
    private final MacKey key;

    private SigningWindow(long start, AwsCredentials credentials, String before, String after, String toSign, MacKey key) {
        this.start = start;
        this.credentials = credentials;
        this.before = before;
        this.after = after;
        this.toSign = toSign;
        this.key = key;
    }

    static SigningWindow of(long start, String region, AwsCredentials credentials) {
        String day = DAY.format(Instant.ofEpochSecond(start));
        String moment = MOMENT.format(Instant.ofEpochSecond(start));
        String scope = day + '/' + region + "/s3/aws4_request";
        String before = "X-Amz-Algorithm=" + ALGORITHM + "&X-Amz-Credential=" + escaped(credentials.accessKeyId() + '/' + scope) + "&X-Amz-Date=" + moment
                + "&X-Amz-Expires=";
        String token = credentials instanceof AwsSessionCredentials session ? "&X-Amz-Security-Token=" + escaped(session.sessionToken()) : "";
        byte[] secret = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        byte[] signing = tag(tag(tag(tag(secret, day), region), "s3"), "aws4_request");
        return new SigningWindow(start, credentials, before, token + "&X-Amz-SignedHeaders=host", ALGORITHM + '\n' + moment + '\n' + scope + '\n', new MacKey(signing));
    }

    boolean covers(long moment, AwsCredentials current) {
        return start == moment && credentials.equals(current);
    }

    /** In the order that canonical requests want. */
    String query(long seconds) {
        return before + seconds + after;
    }

    /** @param hash of the canonical request, in hex */
    String sign(String hash) {
        return HexFormat.of().formatHex(key.tag((toSign + hash).getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] tag(byte[] key, String text) {
        return new MacKey(key).tag(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
