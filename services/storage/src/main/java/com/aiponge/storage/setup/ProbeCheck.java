package com.aiponge.storage.setup;

import com.aiponge.storage.s3.Trouble;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Does on a key of its own what the service does on others, and says which permission lacks where it may not. */
final class ProbeCheck {
    private static final byte[] CONTENT = {1, 2, 3};

    private final S3Client client;
    private final String bucket;
    private final List<Finding> findings;
    private final String key = "aiponge-doctor/" + UUID.randomUUID();

    ProbeCheck(S3Client client, String bucket, List<Finding> findings) {
        this.client = client;
        this.bucket = bucket;
        this.findings = findings;
    }

    void run() {
        boolean written = may("put", "s3:PutObject on the bucket's objects", () -> client.putObject(request -> request.bucket(bucket).key(key),
                RequestBody.fromBytes(CONTENT)));
        if (written) {
            may("get", "s3:GetObject on the bucket's objects", () -> client.getObjectAsBytes(request -> request.bucket(bucket).key(key)));
            keepsWhatIsThere();
        }
        may("list", "s3:ListBucket on the bucket", () -> client.listObjectsV2(request -> request.bucket(bucket).prefix(key).maxKeys(1)));
        may("large files", "s3:PutObject and s3:AbortMultipartUpload on the bucket's objects", this::multipart);
        may("delete", "s3:DeleteObject on the bucket's objects", () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    private void multipart() {
        String upload = client.createMultipartUpload(request -> request.bucket(bucket).key(key + ".large")).uploadId();
        client.abortMultipartUpload(request -> request.bucket(bucket).key(key + ".large").uploadId(upload));
    }

    private boolean may(String what, String permission, Runnable work) {
        try {
            work.run();
            findings.add(Finding.fine("S3 " + what, "allowed"));
            return true;
        } catch (SdkException e) {
            Trouble trouble = Trouble.of(e);
            findings.add(new Finding("S3 " + what, trouble.words(), trouble == Trouble.ACCESS_DENIED ? "allow " + permission : trouble.advice()));
            return false;
        }
    }

    private void keepsWhatIsThere() {
        try {
            client.putObject(request -> request.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromBytes(CONTENT));
            findings.add(new Finding("S3 conditions", "the store ignores If-None-Match and replaces what is there",
                    "use a newer version of the store; keys are random, so nothing is lost as long as nothing else writes there"));
        } catch (S3Exception e) {
            findings.add(e.statusCode() == 412 ? Finding.fine("S3 conditions", "kept")
                    : new Finding("S3 conditions", "a write with If-None-Match is refused: " + code(e), "use a newer version of the store"));
        }
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null ? Integer.toString(e.statusCode()) : e.awsErrorDetails().errorCode();
    }
}
