package com.aiponge.storage.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.Json;
import com.aiponge.storage.s3.FlakyS3;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.setup.SetupStep.Outcome;
import com.aiponge.testkit.Skips;
import com.aiponge.testkit.TestS3;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** Over a mock of AWS, which knows every setting of a bucket; where there is none, over the embedded store, which knows some. */
class BucketSetupTest {
    private static final PublicAccess CDN = new PublicAccess("arn:aws:cloudfront::123456789012:distribution/E2EXAMPLE", false);
    private static MotoS3 moto;
    private final String bucket = "aiponge-setup-" + Ids.next();

    @BeforeAll
    static void start() {
        moto = MotoS3.start();
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    private static TestS3 server() {
        if (moto == null) {
            Skips.skip("the settings of a bucket that only AWS has", "there is no moto_server on this machine");
        }
        return moto.server();
    }

    private S3Config config(TestS3 server) {
        return new S3Config(bucket, server.region(), server.endpoint(), StaticCredentialsProvider.create(AwsBasicCredentials.create(server.key(), server.secret())));
    }

    private static Outcome outcome(List<SetupStep> steps, String what) {
        return steps.stream().filter(step -> step.what().equals(what)).findFirst().orElseThrow(() -> new AssertionError(steps.toString())).outcome();
    }

    @Test
    void makesAllOfItAndASecondTimeNothing() {
        TestS3 server = server();
        try (S3Client client = server.client()) {
            List<SetupStep> first = BucketSetup.run(client, config(server), PublicAccess.EVERYBODY);
            assertTrue(first.stream().allMatch(step -> step.outcome() == Outcome.DONE || step.what().equals("encryption")), first.toString());
            assertEquals(BucketVersioningStatus.ENABLED, client.getBucketVersioning(request -> request.bucket(bucket)).status());
            assertFalse(client.getBucketEncryption(request -> request.bucket(bucket)).serverSideEncryptionConfiguration().rules().isEmpty());
            assertEquals(List.of("GET", "HEAD"), client.getBucketCors(request -> request.bucket(bucket)).corsRules().getFirst().allowedMethods());
            assertEquals(2, client.getBucketLifecycleConfiguration(request -> request.bucket(bucket)).rules().size());
            JsonNode policy = policy(client);
            assertEquals("*", policy.path("Statement").get(0).path("Principal").asText());
            assertEquals("arn:aws:s3:::" + bucket + "/public/*", policy.path("Statement").get(0).path("Resource").get(0).asText());
            List<SetupStep> second = BucketSetup.run(client, config(server), PublicAccess.EVERYBODY);
            assertEquals(List.of("public access"), second.stream().filter(step -> step.outcome() != Outcome.ALREADY).map(SetupStep::what).toList());
        }
    }

    private JsonNode policy(S3Client client) {
        return Json.tree(client.getBucketPolicy(request -> request.bucket(bucket)).policy().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withADistributionOnlyThatOneReads() {
        TestS3 server = server();
        try (S3Client client = server.client()) {
            BucketSetup.run(client, config(server), CDN);
            JsonNode statement = policy(client).path("Statement").get(0);
            assertEquals("cloudfront.amazonaws.com", statement.path("Principal").path("Service").asText());
            assertEquals(CDN.distribution(), statement.path("Condition").path("StringEquals").path("AWS:SourceArn").asText());
            assertEquals(1, statement.path("Resource").size(), "private files are not for it unless that is asked for");
            assertTrue(client.getPublicAccessBlock(request -> request.bucket(bucket)).publicAccessBlockConfiguration().blockPublicPolicy());
            BucketSetup.run(client, config(server), new PublicAccess(CDN.distribution(), true));
            assertEquals("arn:aws:s3:::" + bucket + "/user/*", policy(client).path("Statement").get(0).path("Resource").get(1).asText());
        }
    }

    @Test
    void whatOthersSetStays() {
        TestS3 server = server();
        try (S3Client client = server.client()) {
            client.createBucket(request -> request.bucket(bucket));
            client.putBucketPolicy(request -> request.bucket(bucket).policy("""
                    {"Version":"2012-10-17","Statement":[{"Sid":"Backup","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},
                    "Action":"s3:GetObject","Resource":"arn:aws:s3:::%s/*"}]}""".formatted(bucket)));
            CORSRule theirs = CORSRule.builder().id("theirs").allowedMethods("PUT").allowedOrigins("https://example.com").build();
            client.putBucketCors(request -> request.bucket(bucket).corsConfiguration(all -> all.corsRules(theirs)));
            List<SetupStep> steps = BucketSetup.run(client, config(server), PublicAccess.EVERYBODY);
            assertEquals(Outcome.ALREADY, outcome(steps, "bucket"));
            assertEquals("Backup", policy(client).path("Statement").get(0).path("Sid").asText());
            assertEquals(2, policy(client).path("Statement").size());
            assertEquals(2, client.getBucketCors(request -> request.bucket(bucket)).corsRules().size());
        }
    }

    @Test
    void aStoreThatKnowsOnlyAPartIsSetUpAsFarAsItGoes() {
        TestS3 server = TestS3.server();
        try (S3Client client = server.client()) {
            List<SetupStep> steps = BucketSetup.run(client, config(server), PublicAccess.EVERYBODY);
            assertEquals(Outcome.DONE, outcome(steps, "bucket"));
            assertTrue(steps.stream().noneMatch(step -> step.outcome() == Outcome.REFUSED), steps.toString());
        }
    }

    @Test
    void whatTheCredentialsDoNotAllowIsSaidAndTheRestGoesOn() {
        TestS3 server = TestS3.server();
        server.needs("a way to stand before it", "external");
        try (FlakyS3 flaky = FlakyS3.before(server); S3Client client = flaky.server().client()) {
            flaky.refuse(request -> request.contains("versioning"), 1, 403, "AccessDenied");
            List<SetupStep> steps = BucketSetup.run(client, config(flaky.server()), PublicAccess.EVERYBODY);
            SetupStep refused = steps.stream().filter(step -> step.outcome() == Outcome.REFUSED).findFirst().orElseThrow();
            assertEquals("versioning", refused.what());
            assertTrue(refused.text().contains("s3:PutBucketVersioning"), refused.text());
            assertTrue(steps.size() > 5, "the rest went on");
        }
    }

    @Test
    void aBucketThatMayNotBeMadeEndsIt() {
        TestS3 server = TestS3.server();
        server.needs("a way to stand before it", "external");
        try (FlakyS3 flaky = FlakyS3.before(server); S3Client client = flaky.server().client()) {
            flaky.refuse(request -> request.startsWith("PUT "), 1, 403, "AccessDenied");
            List<SetupStep> steps = BucketSetup.run(client, config(flaky.server()), PublicAccess.EVERYBODY);
            assertEquals(1, steps.size());
            assertTrue(steps.getFirst().text().contains("s3:CreateBucket"));
        }
    }

    @Test
    void aDistributionIsNamedByItsArn() {
        assertThrows(IllegalArgumentException.class, () -> new PublicAccess("E2EXAMPLE", false));
        assertThrows(IllegalArgumentException.class, () -> new PublicAccess(null, true));
    }
}
