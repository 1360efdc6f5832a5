package com.aiponge.storage.s3;

import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectInfo;
import com.aiponge.storage.object.ObjectRefused;
import com.aiponge.storage.object.Written;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Writes objects: small ones by one request, larger ones part by part. Thread-safe. */
final class S3Writer {
    /** 10,000 parts are the most a store takes: 80 GB. */
    static final long PART = 8L << 20;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int ATTEMPTS = 3;
    private static final String IF_ABSENT = "*";

    private final S3Client client;
    private final String bucket;
    private final Guard guard;
    private final S3Reader reader;

    S3Writer(S3Client client, String bucket, Guard guard, S3Reader reader) {
        this.client = client;
        this.bucket = bucket;
        this.guard = guard;
        this.reader = reader;
    }

    Written put(NewObject object, InputStream content) {
        MessageDigest sha256 = Part.digest("SHA-256");
        String write = UUID.randomUUID().toString();
        try (Part part = new Part(PART, sha256)) {
            boolean more = part.fill(content);
            long size = part.length();
            String version;
            if (more) {
                refuseIfThere(object);
                Parts parts = new Parts(client, bucket, guard, object, write);
                size = parts.send(part, content);
                version = completed(parts, object, write);
            } else {
                version = whole(object, write, part);
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new Written(new ObjectInfo(object.key(), size, version, now, object.description()), HexFormat.of().formatHex(sha256.digest()));
        }
    }

    private String whole(NewObject object, String write, Part part) {
        RequestBody body = RequestBody.fromContentProvider(part::stream, part.length(), object.description().contentType());
        for (int attempt = 1; ; attempt++) {
            try {
                String tag = guard.call(() -> client.putObject(request -> request.bucket(bucket).key(object.key().text())
                        .contentMD5(part.md5()).contentType(object.description().contentType()).cacheControl(object.description().cacheControl())
                        .contentDisposition(object.description().disposition()).metadata(Descriptions.metadata(object.description(), write))
                        .ifNoneMatch(isCreate(object) ? IF_ABSENT : null), body)).eTag();
                return S3Reader.version(tag);
            } catch (S3Exception e) {
                String own = ownVersion(e, object, write, attempt);
                if (own != null) {
                    return own;
                }
            }
        }
    }

    private String completed(Parts parts, NewObject object, String write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return parts.complete(isCreate(object) ? IF_ABSENT : null);
            } catch (S3Exception e) {
                String own;
                try {
                    own = ownVersion(e, object, write, attempt);
                } catch (RuntimeException refused) {
                    parts.abort();
                    throw refused;
                }
                if (own != null) {
                    return own;
                }
            }
        }
    }

    /**
     * After a refusal: a request whose answer was lost is repeated by the client and then finds what it wrote itself.
     *
     * @return the version of our own write, or null when it is worth another attempt
     */
    private String ownVersion(S3Exception refusal, NewObject object, String write, int attempt) {
        S3Reader.Head there = reader.headOf(object.key()).orElse(null);
        if (there != null && write.equals(there.write())) {
            return there.info().version();
        }
        boolean taken = refusal.statusCode() == PRECONDITION_FAILED || refusal.statusCode() == CONFLICT;
        if (isCreate(object) && taken && there != null) {
            throw new ObjectRefused.Exists();
        }
        // 409: somebody else writes the same key this moment; who came first is not decided yet.
        if (refusal.statusCode() == CONFLICT && attempt < ATTEMPTS) {
            return null;
        }
        throw Guard.report(refusal);
    }

    private void refuseIfThere(NewObject object) {
        if (isCreate(object) && reader.headOf(object.key()).isPresent()) {
            throw new ObjectRefused.Exists();
        }
    }

    private static boolean isCreate(NewObject object) {
        return object.mode() == NewObject.Mode.CREATE_ONLY;
    }
}
