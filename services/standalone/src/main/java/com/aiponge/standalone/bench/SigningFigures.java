package com.aiponge.standalone.bench;

import com.aiponge.crypto.Ids;
import com.aiponge.storage.link.CloudFrontUrls;
import com.aiponge.storage.link.Links;
import com.aiponge.storage.link.PresignedUrls;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.ObjectKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Addresses of private files, as they are signed for whoever fetches one. Lists hold none of them. */
final class SigningFigures {
    private static final int ROUNDS = 5;
    private final int count;

    SigningFigures(int count) {
        this.count = count;
    }

    List<Figure> measure() {
        Links bucket = new PresignedUrls(URI.create("https://aiponge-storage.s3.eu-central-1.amazonaws.com/"), "eu-central-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY")), Clock.systemUTC());
        double ecdsa = micros(cloudFront(key("EC", new ECGenParameterSpec("secp256r1"))), count / 100);
        return List.of(
                Figure.below("one private URL signed, S3", micros(bucket, count), 5, "µs", "best of %d rounds of %,d, one thread".formatted(ROUNDS, count)),
                Figure.below("one private URL signed, CloudFront, RSA 2048", micros(cloudFront(key("RSA", null)), count / 100) / 1e3, 1.5, "ms",
                        "best of %d rounds of %,d; with ECDSA P-256 %.2f ms".formatted(ROUNDS, count / 100, ecdsa / 1e3)));
    }

    private static Links cloudFront(PrivateKey key) {
        return new CloudFrontUrls(URI.create("https://cdn.example.com"), new CloudFrontUrls.Signer("K2JCJMDEHXQW5F", key), Links.NONE);
    }

    private static PrivateKey key(String algorithm, ECGenParameterSpec curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve == null) {
                generator.initialize(2048);
            } else {
                generator.initialize(curve);
            }
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has these keys", e);
        }
    }

    private static double micros(Links links, int each) {
        UUID owner = Ids.next();
        ObjectKey[] keys = new ObjectKey[1_000];
        Arrays.setAll(keys, i -> new ObjectKey("user/" + owner + "/track/" + Ids.next() + ".mp3"));
        Link link = new Link(Instant.now().plus(Duration.ofHours(1)), null);
        double best = Double.MAX_VALUE;
        for (int round = 0; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < each; i++) {
                links.to(keys[i % keys.length], link).orElseThrow();
            }
            double micros = (System.nanoTime() - began) / 1e3 / each;
            best = round == 0 ? best : Math.min(best, micros);
        }
        return best;
    }
}
