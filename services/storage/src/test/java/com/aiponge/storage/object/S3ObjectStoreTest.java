package com.aiponge.storage.object;

import com.aiponge.storage.link.Links;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.S3ObjectStore;
import com.aiponge.testkit.TestS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The contract over S3; over which server, see {@link TestS3}. */
class S3ObjectStoreTest extends ObjectStoreContract {
    private static S3ObjectStore store;

    @BeforeAll
    static void open() {
        TestS3 server = TestS3.server();
        S3Config config = new S3Config(server.bucket(), server.region(), server.endpoint(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(server.key(), server.secret())));
        store = S3ObjectStore.open(config, Links.NONE);
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    ObjectStore store() {
        return store;
    }
}
