package com.aiponge.storage.setup;

import com.aiponge.storage.s3.Trouble;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether scripts in browsers may read what a redirect sends them to. */
final class CorsCheck {
    private static final String CORS = "S3 CORS";
    private static final String ADVICE = "run ./aiponge storage-setup; a rule that allows GET and HEAD from * is right, because a browser that is redirected "
            + "names no origin, and the signature in the address is what opens a file";

    private final S3Client client;
    private final String bucket;
    private final List<Finding> findings;

    CorsCheck(S3Client client, String bucket, List<Finding> findings) {
        this.client = client;
        this.bucket = bucket;
        this.findings = findings;
    }

    void run(boolean redirects) {
        if (!redirects) {
            findings.add(Finding.fine(CORS, "not needed: the service passes bytes on itself"));
            return;
        }
        try {
            List<CORSRule> rules = client.getBucketCors(request -> request.bucket(bucket)).corsRules();
            boolean open = rules.stream().anyMatch(rule -> rule.allowedOrigins().contains("*") && rule.allowedMethods().containsAll(List.of("GET", "HEAD")));
            findings.add(open ? Finding.fine(CORS, "any page may read what it has an address of")
                    : new Finding(CORS, "no rule allows GET and HEAD from every origin, so scripts in browsers cannot read files", ADVICE));
        } catch (S3Exception e) {
            findings.add(e.statusCode() == 404 ? new Finding(CORS, "there are no rules, so scripts in browsers cannot read files", ADVICE) : refused(e));
        } catch (SdkException e) {
            findings.add(new Finding(CORS, Trouble.of(e).words(), Trouble.of(e).advice()));
        }
    }

    private static Finding refused(S3Exception e) {
        return switch (Trouble.of(e)) {
            case NOT_SUPPORTED -> Finding.fine(CORS, "the store has no such setting");
            case ACCESS_DENIED -> Finding.fine(CORS, "cannot be seen with these credentials (s3:GetBucketCORS), which the service does not need");
            default -> new Finding(CORS, Trouble.of(e).words(), Trouble.of(e).advice());
        };
    }
}
