package com.aiponge.storage.s3;

import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.object.NewObject;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One multipart upload; invisible until it is completed. For one thread. */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final String OCTETS = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final Guard guard;
    private final String key;
    private final String upload;
    private final List<CompletedPart> sent = new ArrayList<>();

    Parts(S3Client client, String bucket, Guard guard, NewObject object, String write) {
        this.client = client;
        this.bucket = bucket;
        this.guard = guard;
        this.key = object.key().text();
        this.upload = guard.call(() -> client.createMultipartUpload(request -> request.bucket(bucket).key(key)
                .contentType(object.description().contentType()).cacheControl(object.description().cacheControl())
                .contentDisposition(object.description().disposition()).metadata(Descriptions.metadata(object.description(), write)))).uploadId();
    }

    /** Sends the part that is full, and all that follow. When this throws, nothing is left. @return how many bytes there were */
    long send(Part part, InputStream content) {
        try {
            long size = part.length();
            send(part);
            boolean more = true;
            while (more) {
                more = part.fill(content);
                if (part.length() > 0) {
                    size += part.length();
                    send(part);
                }
            }
            return size;
        } catch (RuntimeException | Error e) {
            abort();
            throw e;
        }
    }

    private void send(Part part) {
        int number = sent.size() + 1;
        RequestBody body = RequestBody.fromContentProvider(part::stream, part.length(), OCTETS);
        try {
            String tag = guard.call(() -> client.uploadPart(request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number)
                    .contentMD5(part.md5()), body)).eTag();
            sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        } catch (SdkException e) {
            throw Guard.report(e);
        }
    }

    /** @return the version of the whole object */
    String complete(String ifNoneMatch) {
        return S3Reader.version(guard.call(() -> client.completeMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload)
                .multipartUpload(all -> all.parts(sent)).ifNoneMatch(ifNoneMatch))).eTag());
    }

    /** What cannot be thrown away now, the sweeper throws away later. */
    void abort() {
        try {
            guard.call(() -> client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload)));
        } catch (SdkException | Problem e) {
            LOG.info("an upload that failed could not be thrown away yet: {}", e.getClass().getSimpleName());
        }
    }
}
