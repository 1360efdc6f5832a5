package com.aiponge.storage.s3;

import com.aiponge.runtime.http.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether the bucket is there and answers us. Asks at most once a second. Thread-safe. */
final class Bucket {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final S3Client client;
    private final String name;
    private final Guard guard;
    private final AtomicLong seen = new AtomicLong(System.nanoTime() - FRESH);

    Bucket(S3Client client, String name, Guard guard) {
        this.client = client;
        this.name = name;
        this.guard = guard;
    }

    /** @throws Problem.Unavailable when it is not there */
    void require() {
        if (System.nanoTime() - seen.get() < FRESH) {
            return;
        }
        try {
            guard.call(() -> client.headBucket(request -> request.bucket(name).overrideConfiguration(limit -> limit.apiCallTimeout(PATIENCE))));
            seen.set(System.nanoTime());
        } catch (SdkException e) {
            throw Guard.report(e);
        }
    }

    boolean answers() {
        try {
            require();
            return true;
        } catch (Problem e) {
            return false;
        }
    }
}
