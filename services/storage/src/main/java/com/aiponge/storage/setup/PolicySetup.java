package com.aiponge.storage.setup;

import com.aiponge.runtime.Json;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.setup.SetupStep.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Who reads {@code public/*} without a signature: everybody, or the CDN alone, which may read more. Statements of others stay. */
final class PolicySetup {
    private static final String PUBLIC = "AipongePublicMedia";
    private static final String TLS = "AipongeTlsOnly";

    private final S3Client client;
    private final S3Config config;
    private final PublicAccess access;

    PolicySetup(S3Client client, S3Config config, PublicAccess access) {
        this.client = client;
        this.config = config;
        this.access = access;
    }

    /** Access lists never make anything public; a policy may only when there is no distribution. */
    Outcome block() {
        boolean closed = access.distribution() != null;
        client.putPublicAccessBlock(request -> request.bucket(config.bucket()).publicAccessBlockConfiguration(all ->
                all.blockPublicAcls(true).ignorePublicAcls(true).blockPublicPolicy(closed).restrictPublicBuckets(closed)));
        return Outcome.DONE;
    }

    Outcome allow() {
        Map<String, Object> policy = there();
        List<Object> statements = new ArrayList<>(policy.get("Statement") instanceof List<?> list ? list : List.of());
        List<Object> wanted = new ArrayList<>(statements);
        wanted.removeIf(one -> one instanceof Map<?, ?> statement && (PUBLIC.equals(statement.get("Sid")) || TLS.equals(statement.get("Sid"))));
        wanted.add(publicMedia());
        if (config.endpoint() == null) {
            wanted.add(tlsOnly());
        }
        if (wanted.equals(statements)) {
            return Outcome.ALREADY;
        }
        policy.put("Version", "2012-10-17");
        policy.put("Statement", wanted);
        client.putBucketPolicy(request -> request.bucket(config.bucket()).policy(Json.text(policy)));
        return Outcome.DONE;
    }

    private Map<String, Object> publicMedia() {
        Map<String, Object> statement = statement(PUBLIC, "Allow", access.distribution() == null ? "*" : Map.of("Service", "cloudfront.amazonaws.com"),
                "s3:GetObject", access.folders().stream().map(folder -> arn() + "/" + folder).toList());
        if (access.distribution() != null) {
            statement.put("Condition", Map.of("StringEquals", Map.of("AWS:SourceArn", access.distribution())));
        }
        return statement;
    }

    private Map<String, Object> tlsOnly() {
        Map<String, Object> statement = statement(TLS, "Deny", "*", "s3:*", List.of(arn(), arn() + "/*"));
        statement.put("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
        return statement;
    }

    private static Map<String, Object> statement(String sid, String effect, Object principal, String action, Object resource) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", sid);
        statement.put("Effect", effect);
        statement.put("Principal", principal);
        statement.put("Action", action);
        statement.put("Resource", resource);
        return statement;
    }

    private String arn() {
        return "arn:" + config.partition() + ":s3:::" + config.bucket();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> there() {
        try {
            return new LinkedHashMap<>(Json.read(client.getBucketPolicy(request -> request.bucket(config.bucket())).policy(), Map.class));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return new LinkedHashMap<>();
            }
            throw e;
        }
    }
}
