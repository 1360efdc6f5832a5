package com.aiponge.storage.setup;

import com.aiponge.storage.link.Links;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Fetches what players would fetch, at the addresses they would be sent to. */
final class AddressCheck {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final S3Client client;
    private final String bucket;
    private final Links links;
    private final Clock clock;
    private final List<Finding> findings;

    AddressCheck(S3Client client, String bucket, Links links, Clock clock, List<Finding> findings) {
        this.client = client;
        this.bucket = bucket;
        this.links = links;
        this.clock = clock;
        this.findings = findings;
    }

    void run() {
        check("private files", new ObjectKey("user/aiponge-doctor/" + UUID.randomUUID()), new Link(clock.instant().plusSeconds(300), null));
        check("public files", new ObjectKey("public/aiponge-doctor/" + UUID.randomUUID()), new Link(null, null));
    }

    private void check(String what, ObjectKey key, Link link) {
        Linked linked = links.to(key, link).orElse(null);
        if (linked == null) {
            findings.add(Finding.fine(what, "pass through the service"));
            return;
        }
        URI address = URI.create(linked.address());
        try {
            client.putObject(request -> request.bucket(bucket).key(key.text()).cacheControl("no-store"), RequestBody.fromBytes(CONTENT));
            try {
                findings.add(fetched(what, address));
            } finally {
                client.deleteObject(request -> request.bucket(bucket).key(key.text()));
            }
        } catch (SdkException e) {
            findings.add(new Finding(what, "could not be tried", "see put and delete above"));
        }
    }

    private static Finding fetched(String what, URI address) {
        String where = address.getAuthority();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? Finding.fine(what, "are delivered by " + where)
                    : new Finding(what, where + " answers " + status, "403: with a CDN, does the bucket's policy let the distribution read, and does it trust the "
                    + "key of CLOUDFRONT_KEY_PAIR_ID; without one, may the credentials read. docs/storage.md has both");
        } catch (IOException e) {
            return new Finding(what, where + " cannot be reached from here", "look at CDN_DOMAIN, S3_ENDPOINT and the firewall; players have to reach it too, "
                    + "or set AIPONGE_MEDIA_DELIVERY=stream");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(what, "were not waited for", "try again");
        }
    }
}
