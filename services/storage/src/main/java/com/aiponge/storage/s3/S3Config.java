package com.aiponge.storage.s3;

import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Files;
import com.aiponge.runtime.settings.Settings;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Utilities;

/**
 * Where the bucket is, and who we are there.
 *
 * @param endpoint null for AWS itself; else a store that speaks S3, addressed by path
 */
public record S3Config(String bucket, String region, URI endpoint, AwsCredentialsProvider credentials) {

    /** @throws BadSettings when the settings contradict each other */
    public static S3Config from(Settings settings) {
        return new S3Config(settings.get(Files.S3_BUCKET), settings.get(Files.AWS_REGION), settings.find(Files.S3_ENDPOINT).map(S3Config::address).orElse(null),
                credentials(settings));
    }

    private static URI address(String text) {
        if (!text.matches("https?://[^/?#@\\s]+/?")) {
            throw new BadSettings(List.of("S3_ENDPOINT must be http:// or https:// with a host, such as http://minio:9000"));
        }
        return URI.create(text.replaceFirst("/$", ""));
    }

    /** {@code aws}, or another world of AWS such as {@code aws-cn}. */
    public String partition() {
        return Region.of(region).metadata() == null ? "aws" : Region.of(region).metadata().partition().id();
    }

    /** Where objects of the bucket are, ending with a slash. */
    public URI bucketAddress() {
        if (endpoint != null) {
            return URI.create(endpoint + "/" + bucket + "/");
        }
        String object = "x";
        String address = S3Utilities.builder().region(Region.of(region)).build().getUrl(request -> request.bucket(bucket).key(object)).toString();
        return URI.create(address.substring(0, address.length() - object.length()));
    }

    /** Without keys the SDK's chain counts: environment, web identity (IRSA), container (Fargate, Pod Identity), instance. */
    private static AwsCredentialsProvider credentials(Settings settings) {
        String id = settings.find(Files.AWS_ACCESS_KEY_ID).orElse(null);
        String secret = settings.find(Files.AWS_SECRET_ACCESS_KEY).orElse(null);
        if ((id == null) != (secret == null)) {
            throw new BadSettings(List.of("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together: set both, or none where a role counts"));
        }
        if (id == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(settings.find(Files.AWS_SESSION_TOKEN)
                .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
    }
}
