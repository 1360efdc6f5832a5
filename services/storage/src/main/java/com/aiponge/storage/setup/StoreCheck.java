package com.aiponge.storage.setup;

import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Files;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.link.Delivery;
import com.aiponge.storage.link.Links;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.S3Connection;
import com.aiponge.storage.s3.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/** Looks at the S3 store that the settings name, as an operator would: who we are, where the bucket is, what we may do. Leaves nothing behind. */
public final class StoreCheck {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String BUCKET = "S3 bucket";
    private static final String REGION = "x-amz-bucket-region";

    private final S3Config config;
    private final boolean keysAreSet;
    private final Links links;
    private final S3Client client;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    private StoreCheck(S3Config config, boolean keysAreSet, Links links, S3Client client, Clock clock) {
        this.config = config;
        this.keysAreSet = keysAreSet;
        this.links = links;
        this.client = client;
        this.clock = clock;
    }

    public static List<Finding> of(Settings settings, Clock clock) {
        try {
            S3Config config = S3Config.from(settings);
            Links links = Delivery.from(settings, config, clock);
            try (S3Client client = S3Connection.open(config)) {
                StoreCheck check = new StoreCheck(config, settings.find(Files.AWS_ACCESS_KEY_ID).isPresent(), links, client, clock);
                check.run();
                return List.copyOf(check.findings);
            }
        } catch (BadSettings e) {
            return List.of(new Finding("S3 settings", e.getMessage(), "correct them; docs/storage.md says how they go together"));
        }
    }

    private void run() {
        if (hasCredentials() && bucketAnswers()) {
            new ProbeCheck(client, config.bucket(), findings).run();
            new CorsCheck(client, config.bucket(), findings).run(links != Links.NONE);
            new AddressCheck(client, config.bucket(), links, clock, findings).run();
        }
    }

    private boolean hasCredentials() {
        try {
            config.credentials().resolveCredentials();
            findings.add(Finding.fine("S3 credentials", keysAreSet ? "of AWS_ACCESS_KEY_ID" : "of a role, found by the SDK's chain"));
            return true;
        } catch (SdkException e) {
            findings.add(new Finding("S3 credentials", Trouble.NO_CREDENTIALS.words(), Trouble.NO_CREDENTIALS.advice()));
            return false;
        }
    }

    private boolean bucketAnswers() {
        try {
            HeadBucketResponse there = client.headBucket(request -> request.bucket(config.bucket()));
            String region = there.bucketRegion();
            if (config.endpoint() == null && region != null && !region.equals(config.region())) {
                findings.add(wrongRegion(region));
            } else {
                findings.add(Finding.fine(BUCKET, config.bucket() + (region == null ? "" : " in " + region)));
            }
            clock(there.sdkHttpResponse());
            return true;
        } catch (AwsServiceException e) {
            refused(e);
            return false;
        } catch (SdkException e) {
            Trouble trouble = Trouble.of(e);
            findings.add(new Finding(BUCKET, trouble.words(), trouble.advice()));
            return false;
        }
    }

    /** A refusal of HEAD has no body: what it means has to be seen by its status. */
    private void refused(AwsServiceException e) {
        Optional<SdkHttpResponse> response = Optional.ofNullable(e.awsErrorDetails()).map(details -> details.sdkHttpResponse());
        Optional<String> region = response.flatMap(one -> one.firstMatchingHeader(REGION)).filter(one -> !one.equals(config.region()));
        Trouble trouble = e.statusCode() == 404 ? Trouble.BUCKET_MISSING : Trouble.of(e);
        if (region.isPresent() && (trouble == Trouble.REGION_WRONG || e.statusCode() == 400)) {
            findings.add(wrongRegion(region.get()));
        } else {
            findings.add(new Finding(BUCKET, config.bucket() + ": " + trouble.words(), trouble.advice()));
        }
        response.ifPresent(this::clock);
    }

    private Finding wrongRegion(String region) {
        return new Finding(BUCKET, config.bucket() + " is in " + region + ", AWS_REGION says " + config.region(), "set AWS_REGION=" + region);
    }

    private void clock(SdkHttpResponse response) {
        response.firstMatchingHeader("Date").ifPresent(text -> {
            try {
                Duration skew = Duration.between(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)), clock.instant());
                findings.add(skew.abs().compareTo(SKEW) <= 0 ? Finding.fine("S3 clock", "the store's and ours agree")
                        : new Finding("S3 clock", "ours is " + skew.toSeconds() + " s from the store's", Trouble.CLOCK_WRONG.advice()));
            } catch (DateTimeParseException e) {
                findings.add(Finding.fine("S3 clock", "the store does not tell its own"));
            }
        });
    }
}
