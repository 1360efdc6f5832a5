package com.aiponge.storage.link;

import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Files;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.s3.S3Config;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Which way bytes of a bucket go to their readers, as the settings say. */
public final class Delivery {
    private Delivery() {
    }

    /** @throws BadSettings when they contradict each other */
    public static Links from(Settings settings, S3Config config, Clock clock) {
        List<String> problems = new ArrayList<>();
        URI cdn = cdn(settings, problems);
        CloudFrontUrls.Signer signer = signer(settings, problems);
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        String delivery = settings.get(Files.DELIVERY);
        boolean redirects = delivery.equals("redirect") || delivery.equals("auto") && (cdn != null || config.endpoint() == null);
        if (!redirects) {
            return Links.NONE;
        }
        // A store of one's own often has an address that only we can reach; "auto" never sends a player there.
        Links store = config.endpoint() == null || delivery.equals("redirect")
                ? new PresignedUrls(config.bucketAddress(), config.region(), config.credentials(), clock) : Links.NONE;
        return cdn == null ? store : new CloudFrontUrls(cdn, signer, store);
    }

    private static URI cdn(Settings settings, List<String> problems) {
        String text = settings.find(Files.CDN_DOMAIN).orElse(null);
        if (text == null) {
            return null;
        }
        String address = (text.contains("://") ? text : "https://" + text).replaceFirst("/+$", "");
        if (!address.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
            problems.add("CDN_DOMAIN must be a host name or https:// and a host name, without a path");
            return null;
        }
        return URI.create(address);
    }

    private static CloudFrontUrls.Signer signer(Settings settings, List<String> problems) {
        String id = settings.find(Files.CLOUDFRONT_KEY_PAIR_ID).orElse(null);
        String key = settings.find(Files.CLOUDFRONT_PRIVATE_KEY).orElse(null);
        if ((id == null) != (key == null)) {
            problems.add("CLOUDFRONT_KEY_PAIR_ID and CLOUDFRONT_PRIVATE_KEY go together");
        } else if (id != null && !id.matches("[A-Za-z0-9-]{1,64}")) {
            problems.add("CLOUDFRONT_KEY_PAIR_ID must be the id of a public key, such as K2JCJMDEHXQW5F");
        } else if (id != null) {
            try {
                return new CloudFrontUrls.Signer(id, PemKey.read(key));
            } catch (IllegalArgumentException e) {
                problems.add("CLOUDFRONT_PRIVATE_KEY " + e.getMessage());
            }
        }
        return null;
    }
}
