package com.aiponge.storage.setup;

import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.Trouble;
import com.aiponge.storage.setup.SetupStep.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * Makes a bucket what the platform wants: there, versioned, encrypted, readable by browsers, its public part readable by everybody or by the CDN,
 * leftovers cleared away. Each step stands alone; what the credentials do not allow is said and the rest goes on. May be repeated.
 */
public final class BucketSetup {
    private static final String DEFAULT_REGION = "us-east-1";

    private final S3Client client;
    private final S3Config config;
    private final PublicAccess access;
    private final List<SetupStep> steps = new ArrayList<>();

    private BucketSetup(S3Client client, S3Config config, PublicAccess access) {
        this.client = client;
        this.config = config;
        this.access = access;
    }

    public static List<SetupStep> run(S3Client client, S3Config config, PublicAccess access) {
        BucketSetup setup = new BucketSetup(client, config, access);
        setup.all();
        return List.copyOf(setup.steps);
    }

    private void all() {
        if (!step("bucket", "s3:CreateBucket", this::create)) {
            return;
        }
        String bucket = config.bucket();
        step("versioning", "s3:PutBucketVersioning and s3:GetBucketVersioning", () -> {
            boolean on = client.getBucketVersioning(request -> request.bucket(bucket)).status() == BucketVersioningStatus.ENABLED;
            if (!on) {
                client.putBucketVersioning(request -> request.bucket(bucket).versioningConfiguration(one -> one.status(BucketVersioningStatus.ENABLED)));
            }
            return on ? Outcome.ALREADY : Outcome.DONE;
        });
        step("encryption", "s3:PutEncryptionConfiguration and s3:GetEncryptionConfiguration", this::encrypt);
        step("CORS", "s3:PutBucketCORS and s3:GetBucketCORS", () -> new CorsSetup(client, bucket).run());
        step("lifecycle", "s3:PutLifecycleConfiguration and s3:GetLifecycleConfiguration", () -> new LifecycleSetup(client, bucket).run());
        PolicySetup policy = new PolicySetup(client, config, access);
        step("public access", "s3:PutBucketPublicAccessBlock", policy::block);
        step("policy of public/*", "s3:PutBucketPolicy and s3:GetBucketPolicy", policy::allow);
    }

    private Outcome create() {
        try {
            client.headBucket(request -> request.bucket(config.bucket()));
            return Outcome.ALREADY;
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
        }
        client.createBucket(request -> {
            request.bucket(config.bucket());
            if (config.endpoint() == null && !config.region().equals(DEFAULT_REGION)) {
                request.createBucketConfiguration(where -> where.locationConstraint(config.region()));
            }
        });
        return Outcome.DONE;
    }

    /** An encryption that somebody chose stays: it may be by a key of their own. */
    private Outcome encrypt() {
        try {
            if (!client.getBucketEncryption(request -> request.bucket(config.bucket())).serverSideEncryptionConfiguration().rules().isEmpty()) {
                return Outcome.ALREADY;
            }
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
        }
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(one -> one.sseAlgorithm(ServerSideEncryption.AES256)).build();
        client.putBucketEncryption(request -> request.bucket(config.bucket()).serverSideEncryptionConfiguration(all -> all.rules(rule)));
        return Outcome.DONE;
    }

    private boolean step(String what, String permission, Supplier<Outcome> work) {
        try {
            Outcome outcome = work.get();
            steps.add(new SetupStep(what, outcome, outcome == Outcome.ALREADY ? "was so already" : "done"));
            return true;
        } catch (AwsServiceException e) {
            Trouble trouble = Trouble.of(e);
            if (trouble == Trouble.NOT_SUPPORTED || e.statusCode() == 501) {
                steps.add(new SetupStep(what, Outcome.NOT_SUPPORTED, "the store has no such setting"));
            } else {
                steps.add(new SetupStep(what, Outcome.REFUSED, trouble == Trouble.ACCESS_DENIED
                        ? "the credentials do not allow it: it takes " + permission : trouble.words() + "; " + trouble.advice()));
            }
            return false;
        } catch (SdkException e) {
            Trouble trouble = Trouble.of(e);
            steps.add(new SetupStep(what, Outcome.REFUSED, trouble.words() + "; " + trouble.advice()));
            return false;
        }
    }
}
