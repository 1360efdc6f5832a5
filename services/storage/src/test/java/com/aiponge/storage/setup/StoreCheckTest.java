package com.aiponge.storage.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.s3.FlakyS3;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TestS3;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** The guide's list of troubles, each made and found. */
class StoreCheckTest {
    private TestS3 server;
    private String bucket;

    @BeforeEach
    void bucket() {
        server = TestS3.server();
        bucket = server.bucket();
    }

    private List<Finding> check(Clock clock, String... changes) {
        Map<String, String> settings = new HashMap<>(Map.of("STORAGE_PROVIDER", "s3", "S3_BUCKET_NAME", bucket, "S3_ENDPOINT", server.endpoint().toString(),
                "AWS_REGION", server.region(), "AWS_ACCESS_KEY_ID", server.key(), "AWS_SECRET_ACCESS_KEY", server.secret()));
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return StoreCheck.of(Settings.of(settings), clock);
    }

    private List<Finding> check(String... changes) {
        return check(Clock.systemUTC(), changes);
    }

    private static Finding one(List<Finding> findings, String what) {
        return findings.stream().filter(finding -> finding.what().equals(what)).findFirst().orElseThrow(() -> new AssertionError(findings.toString()));
    }

    @Test
    void aStoreThatIsWellIsWellAndNothingIsLeftInIt() {
        List<Finding> findings = check();
        assertTrue(findings.stream().allMatch(Finding::isFine), findings.toString());
        assertTrue(findings.stream().map(Finding::what).toList().containsAll(List.of("S3 credentials", "S3 bucket", "S3 clock", "S3 put", "S3 get", "S3 list",
                "S3 delete", "S3 large files", "S3 conditions", "S3 CORS", "private files", "public files")), findings.toString());
        try (S3Client client = server.client()) {
            assertEquals(0, client.listObjectsV2(request -> request.bucket(bucket)).keyCount());
            assertFalse(client.listMultipartUploads(request -> request.bucket(bucket)).hasUploads());
        }
    }

    @Test
    void noSuchBucket() {
        Finding found = one(check("S3_BUCKET_NAME", "aiponge-nowhere-to-be-found"), "S3 bucket");
        assertTrue(found.text().contains("no such bucket") && found.advice().contains("storage-setup"), found.toString());
    }

    @Test
    void keysThatTheStoreDoesNotKnow() {
        Finding found = one(check("AWS_ACCESS_KEY_ID", "AKIDNOBODY"), "S3 bucket");
        assertFalse(found.isFine());
        assertFalse(found.toString().contains("AKIDNOBODY"));
    }

    @Test
    void aStoreThatDoesNotAnswer() {
        Finding found = one(check("S3_ENDPOINT", "http://127.0.0.1:" + Ports.free()), "S3 bucket");
        assertTrue(found.text().contains("does not answer") && found.advice().contains("S3_ENDPOINT"), found.toString());
    }

    @Test
    void accessDeniedNamesThePermissionThatLacks() {
        server.needs("a way to stand before it", "external");
        Map<String, Predicate<String>> denied = Map.of("S3 put", request -> request.startsWith("PUT ") && request.contains("aiponge-doctor"),
                "S3 get", request -> request.startsWith("GET ") && request.contains("aiponge-doctor/"),
                "S3 list", request -> request.contains("list-type"), "S3 delete", request -> request.startsWith("DELETE ") && !request.contains("uploadId"),
                "S3 large files", request -> request.contains("uploads"));
        Map<String, String> permission = Map.of("S3 put", "s3:PutObject", "S3 get", "s3:GetObject", "S3 list", "s3:ListBucket", "S3 delete", "s3:DeleteObject",
                "S3 large files", "s3:AbortMultipartUpload");
        denied.forEach((what, which) -> {
            try (FlakyS3 flaky = FlakyS3.before(server)) {
                flaky.refuse(which, 1, 403, "AccessDenied");
                Finding found = one(check("S3_ENDPOINT", flaky.server().endpoint().toString()), what);
                assertTrue(!found.isFine() && found.advice().contains(permission.get(what)), found.toString());
            }
        });
    }

    @Test
    void anotherRegion() {
        try (FakeHttpServer elsewhere = FakeHttpServer.start(exchange -> {
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-1");
            FakeHttpServer.answer(exchange, 301, "application/xml", new byte[0]);
        })) {
            Finding found = one(check("S3_ENDPOINT", elsewhere.uri().toString()), "S3 bucket");
            assertTrue(found.text().contains("eu-west-1"), found.toString());
            assertEquals("set AWS_REGION=eu-west-1", found.advice());
        }
    }

    @Test
    void aClockThatIsWrong() {
        Finding found = one(check(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5))), "S3 clock");
        assertTrue(found.text().contains("s from the store's"), found.toString());
    }

    @Test
    void browsersThatMayNotRead() {
        server.needs("a way to stand before it", "external");
        try (FlakyS3 flaky = FlakyS3.before(server)) {
            flaky.refuse(request -> request.startsWith("GET ") && request.contains("cors"), 1, 404, "NoSuchCORSConfiguration");
            Finding found = one(check("S3_ENDPOINT", flaky.server().endpoint().toString(), "AIPONGE_MEDIA_DELIVERY", "redirect"), "S3 CORS");
            assertTrue(!found.isFine() && found.advice().contains("storage-setup"), found.toString());
        }
        assertTrue(one(check("AIPONGE_MEDIA_DELIVERY", "stream"), "S3 CORS").isFine());
    }

    @Test
    void addressesAreTriedWherePlayersWouldBeSent() {
        List<Finding> findings = check("AIPONGE_MEDIA_DELIVERY", "redirect");
        assertTrue(one(findings, "private files").isFine(), findings.toString());
        assertTrue(one(findings, "private files").text().contains("delivered by"), findings.toString());
        try (FakeHttpServer cdn = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 403, "{}"))) {
            Finding found = one(check("CDN_DOMAIN", cdn.uri().toString()), "public files");
            assertTrue(found.text().contains("answers 403") && found.advice().contains("policy"), found.toString());
        }
    }

    @Test
    void settingsThatContradictEachOther() {
        Finding found = check("CLOUDFRONT_KEY_PAIR_ID", "K2").getFirst();
        assertTrue(!found.isFine() && found.text().contains("go together"), found.toString());
    }
}
