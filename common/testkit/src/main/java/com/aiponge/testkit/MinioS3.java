package com.aiponge.testkit;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MinIOContainer;
import org.testcontainers.utility.DockerImageName;

/** MinIO in a container, for the JVM's life. */
final class MinioS3 {
    /** The last image that was published; another one by {@code S3_TEST_MINIO_IMAGE}. */
    private static final String IMAGE = "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z";

    private MinioS3() {
    }

    static TestS3 shared() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            Skips.skip("MinIO", "there is no Docker on this machine");
        }
        return Started.SERVER;
    }

    private static final class Started {
        private static final TestS3 SERVER = start();

        /** Removed by Testcontainers when the JVM ends. */
        @SuppressWarnings("resource")
        private static TestS3 start() {
            MinIOContainer container = new MinIOContainer(
                    DockerImageName.parse(System.getenv().getOrDefault("S3_TEST_MINIO_IMAGE", IMAGE)).asCompatibleSubstituteFor("minio/minio"));
            container.start();
            return new TestS3("minio", URI.create(container.getS3URL()), "us-east-1", container.getUserName(), container.getPassword());
        }
    }
}
