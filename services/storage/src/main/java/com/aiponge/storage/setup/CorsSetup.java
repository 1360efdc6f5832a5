package com.aiponge.storage.setup;

import com.aiponge.storage.setup.SetupStep.Outcome;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One rule among those that others may have made. */
final class CorsSetup {
    private static final String ID = "aiponge-media";
    private static final CORSRule RULE = CORSRule.builder().id(ID).allowedMethods("GET", "HEAD").allowedOrigins("*").allowedHeaders("*")
            .exposeHeaders("ETag", "Accept-Ranges", "Content-Range", "Content-Length").maxAgeSeconds(3_000).build();

    private final S3Client client;
    private final String bucket;

    CorsSetup(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    Outcome run() {
        List<CORSRule> rules = new ArrayList<>(there());
        if (rules.contains(RULE)) {
            return Outcome.ALREADY;
        }
        rules.removeIf(rule -> ID.equals(rule.id()));
        rules.add(RULE);
        client.putBucketCors(request -> request.bucket(bucket).corsConfiguration(all -> all.corsRules(rules)));
        return Outcome.DONE;
    }

    private List<CORSRule> there() {
        try {
            return client.getBucketCors(request -> request.bucket(bucket)).corsRules();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return List.of();
            }
            throw e;
        }
    }
}
