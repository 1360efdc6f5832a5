package com.aiponge.storage.s3;

import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.object.ObjectKey;
import java.time.Instant;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Multipart uploads whose writers crashed: invisible, but paid for. Thread-safe. */
final class Leftovers {
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final Guard guard;

    Leftovers(S3Client client, String bucket, Guard guard) {
        this.client = client;
        this.bucket = bucket;
        this.guard = guard;
    }

    int discard(Instant before) {
        int discarded = 0;
        String key = null;
        String upload = null;
        try {
            boolean more = true;
            while (more) {
                String fromKey = key;
                String fromUpload = upload;
                ListMultipartUploadsResponse page = guard.call(() -> client.listMultipartUploads(request -> request.bucket(bucket)
                        .keyMarker(fromKey).uploadIdMarker(fromUpload)));
                for (MultipartUpload one : page.uploads()) {
                    // Others may use the bucket too.
                    if (ObjectKey.isKey(one.key()) && one.initiated() != null && one.initiated().isBefore(before)) {
                        discarded += abort(one);
                    }
                }
                more = Boolean.TRUE.equals(page.isTruncated()) && page.nextKeyMarker() != null;
                key = page.nextKeyMarker();
                upload = page.nextUploadIdMarker();
            }
            return discarded;
        } catch (S3Exception e) {
            throw Guard.report(e);
        }
    }

    /** @throws Problem.Unavailable when the store fails */
    private int abort(MultipartUpload one) {
        try {
            guard.call(() -> client.abortMultipartUpload(request -> request.bucket(bucket).key(one.key()).uploadId(one.uploadId())));
            return 1;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return 0;
            }
            throw e;
        }
    }
}
