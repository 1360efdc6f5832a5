package com.aiponge.testkit;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 store for tests, one for the whole JVM, chosen by {@code -Ds3.test.server=}: {@code embedded} (S3Proxy in this process, the default),
 * {@code minio} (a container; a skip by name where there is no Docker) or {@code external} (any endpoint, by {@code S3_TEST_ENDPOINT},
 * {@code S3_TEST_REGION}, {@code S3_TEST_KEY} and {@code S3_TEST_SECRET}). Thread-safe.
 *
 * @param name     of the kind of server: a capability that one lacks is skipped by this name
 * @param endpoint without a slash at its end
 */
public record TestS3(String name, URI endpoint, String region, String key, String secret) {

    /** The one of this JVM. */
    public static TestS3 server() {
        return switch (System.getProperty("s3.test.server", "embedded")) {
            case "embedded" -> EmbeddedS3.SHARED;
            case "minio" -> MinioS3.shared();
            case "external" -> External.SERVER;
            default -> throw new IllegalArgumentException("s3.test.server is embedded, minio or external");
        };
    }

    /** Skips the test, visibly, on a server that is known to lack what it needs. */
    public void needs(String capability, String... lackedBy) {
        for (String lacking : lackedBy) {
            if (name.equals(lacking)) {
                Skips.skip("what needs " + capability, name + " lacks it");
            }
        }
    }

    /** The name of a new, empty bucket. */
    public String bucket() {
        String bucket = "aiponge-test-" + UUID.randomUUID();
        try (S3Client client = client()) {
            client.createBucket(request -> request.bucket(bucket));
        }
        return bucket;
    }

    /** A client of the caller's own; close it. */
    public S3Client client() {
        return S3Client.builder().endpointOverride(endpoint).forcePathStyle(true).region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .httpClientBuilder(Apache5HttpClient.builder()).build();
    }

    private static final class External {
        private static final TestS3 SERVER = new TestS3("external", URI.create(variable("S3_TEST_ENDPOINT")), variable("S3_TEST_REGION"),
                variable("S3_TEST_KEY"), variable("S3_TEST_SECRET"));

        private static String variable(String name) {
            String value = System.getenv(name);
            if (value == null || value.isBlank()) {
                throw new IllegalStateException("-Ds3.test.server=external needs the variable " + name);
            }
            return value.strip();
        }
    }
}
