package com.aiponge.storage.s3;

import com.aiponge.storage.object.ByteRange;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectInfo;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectRefused;
import com.aiponge.storage.object.Wanted;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads objects. Thread-safe. */
final class S3Reader {
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NO_SUCH_RANGE = 416;

    private final S3Client client;
    private final String bucket;
    private final Guard guard;
    private final Bucket presence;

    S3Reader(S3Client client, String bucket, Guard guard, Bucket presence) {
        this.client = client;
        this.bucket = bucket;
        this.guard = guard;
        this.presence = presence;
    }

    /** @param write null for an object that another tool wrote */
    record Head(ObjectInfo info, String write) {
    }

    Optional<Head> headOf(ObjectKey key) {
        try {
            HeadObjectResponse there = guard.call(() -> client.headObject(request -> request.bucket(bucket).key(key.text())));
            ObjectInfo info = new ObjectInfo(key, there.contentLength(), version(there.eTag()), there.lastModified(),
                    Descriptions.of(there.contentType(), there.cacheControl(), there.contentDisposition(), there.metadata()));
            return Optional.of(new Head(info, Descriptions.write(there.metadata())));
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_FOUND) {
                throw Guard.report(e);
            }
            // The answer has no body: an absent bucket looks the same as an absent object.
            presence.require();
            return Optional.empty();
        }
    }

    Optional<ObjectContent> get(ObjectKey key, Wanted wanted) {
        try {
            return Optional.of(content(key, guard.call(() -> client.getObject(request -> request.bucket(bucket).key(key.text())
                    .range(header(wanted.range())).ifMatch(quoted(wanted.ifVersion())).ifNoneMatch(quoted(wanted.unlessVersion()))))));
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case NOT_FOUND -> Optional.empty();
                case NOT_MODIFIED, PRECONDITION_FAILED -> throw new ObjectRefused.ConditionFailed();
                case NO_SUCH_RANGE -> throw outOfRange(key, wanted);
                default -> throw Guard.report(e);
            };
        }
    }

    /** Stores differ in what they look at first. */
    private ObjectRefused outOfRange(ObjectKey key, Wanted wanted) {
        if (wanted.ifVersion() != null || wanted.unlessVersion() != null) {
            headOf(key).ifPresent(head -> wanted.check(head.info().version()));
        }
        return new ObjectRefused.NoSuchRange();
    }

    private static ObjectContent content(ObjectKey key, ResponseInputStream<GetObjectResponse> opened) {
        GetObjectResponse there = opened.response();
        long length = there.contentLength();
        long first = 0;
        long size = length;
        if (there.contentRange() != null) {
            // bytes 10-20/1000
            String range = there.contentRange().substring(there.contentRange().indexOf(' ') + 1);
            first = Long.parseLong(range.substring(0, range.indexOf('-')));
            size = Long.parseLong(range.substring(range.indexOf('/') + 1));
        }
        ObjectInfo info = new ObjectInfo(key, size, version(there.eTag()), there.lastModified(),
                Descriptions.of(there.contentType(), there.cacheControl(), there.contentDisposition(), there.metadata()));
        return new ObjectContent(info, first, length, new S3Body(opened, length));
    }

    static String version(String tag) {
        return tag.replace("\"", "");
    }

    private static String quoted(String version) {
        return version == null ? null : '"' + version + '"';
    }

    private static String header(ByteRange range) {
        return switch (range) {
            case null -> null;
            case ByteRange.Between(long first, long last) when last == Long.MAX_VALUE -> "bytes=" + first + '-';
            case ByteRange.Between(long first, long last) -> "bytes=" + first + '-' + last;
            case ByteRange.Suffix(long length) -> "bytes=-" + length;
        };
    }
}
