package com.aiponge.storage.setup;

import com.aiponge.storage.setup.SetupStep.Outcome;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Rules that clear away what no longer counts, among those that others may have made. */
final class LifecycleSetup {
    private static final String UNFINISHED = "unfinished-uploads";
    private static final String FORMER = "former-versions";
    private static final int UNFINISHED_DAYS = 2;
    private static final int FORMER_DAYS = 30;

    private final S3Client client;
    private final String bucket;

    LifecycleSetup(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    Outcome run() {
        List<LifecycleRule> rules = new ArrayList<>(there());
        List<String> ids = rules.stream().map(LifecycleRule::id).toList();
        if (ids.contains(UNFINISHED) && ids.contains(FORMER)) {
            return Outcome.ALREADY;
        }
        rules.removeIf(rule -> UNFINISHED.equals(rule.id()) || FORMER.equals(rule.id()));
        rules.add(LifecycleRule.builder().id(UNFINISHED).status(ExpirationStatus.ENABLED).filter(all -> all.prefix(""))
                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(UNFINISHED_DAYS)).build());
        rules.add(LifecycleRule.builder().id(FORMER).status(ExpirationStatus.ENABLED).filter(all -> all.prefix(""))
                .noncurrentVersionExpiration(former -> former.noncurrentDays(FORMER_DAYS)).expiration(marker -> marker.expiredObjectDeleteMarker(true)).build());
        client.putBucketLifecycleConfiguration(request -> request.bucket(bucket).lifecycleConfiguration(all -> all.rules(rules)));
        return Outcome.DONE;
    }

    private List<LifecycleRule> there() {
        try {
            return client.getBucketLifecycleConfiguration(request -> request.bucket(bucket)).rules();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return List.of();
            }
            throw e;
        }
    }
}
