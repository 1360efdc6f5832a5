package com.aiponge.storage.link;

import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/**
 * Addresses of the CDN: plain ones of what anybody may read, signed ones (canned policy, SHA-256) of the rest. Downloads under a name go past the
 * CDN, which knows objects by path alone. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html">AWS: canned policy</a>
 */
public final class CloudFrontUrls implements Links {
    private final String base;
    private final Signer signer;
    private final Links otherwise;

    /** The private half of a key that the distribution trusts. */
    public record Signer(String keyPairId, PrivateKey key) {
    }

    /**
     * @param base      {@code https://cdn.example.com}, without a slash at its end
     * @param signer    null when only public objects go through the CDN
     * @param otherwise for what does not go through the CDN
     */
    public CloudFrontUrls(URI base, Signer signer, Links otherwise) {
        this.base = base + "/";
        this.signer = signer;
        this.otherwise = otherwise;
    }

    @Override
    public Optional<Linked> to(ObjectKey key, Link link) {
        boolean open = link.until() == null;
        if (link.disposition() != null || !open && signer == null) {
            return otherwise.to(key, link);
        }
        String address = base + key.text();
        return Optional.of(new Linked(open ? address : signed(address, link.until().getEpochSecond()), link.until()));
    }

    private String signed(String address, long until) {
        String policy = "{\"Statement\":[{\"Resource\":\"" + address + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":" + until + "}}}]}";
        try {
            Signature signature = Signature.getInstance(signer.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(signer.key());
            signature.update(policy.getBytes(StandardCharsets.US_ASCII));
            // CloudFront's own alphabet: no character of it means anything in a query.
            String text = Base64.getEncoder().encodeToString(signature.sign()).replace('+', '-').replace('=', '_').replace('/', '~');
            return address + "?Expires=" + until + "&Signature=" + text + "&Key-Pair-Id=" + signer.keyPairId() + "&Hash-Algorithm=SHA256";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was tried when it was read", e);
        }
    }
}
