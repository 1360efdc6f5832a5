package com.aiponge.storage.setup;

import java.util.List;

/**
 * Who reads what without a signature of the bucket's.
 *
 * @param distribution the ARN of the CDN's distribution, which then is the only one; null for everybody
 * @param privateToo   whether it reads private files as well: only for a distribution that asks for signed URLs there, else it would show them to all
 */
public record PublicAccess(String distribution, boolean privateToo) {
    public static final PublicAccess EVERYBODY = new PublicAccess(null, false);

    public PublicAccess {
        if (distribution == null && privateToo) {
            throw new IllegalArgumentException("private files are for a distribution only");
        }
        if (distribution != null && !distribution.matches("arn:aws[a-z-]*:cloudfront::[0-9]{12}:distribution/[A-Z0-9]+")) {
            throw new IllegalArgumentException("a distribution is named by its ARN, arn:aws:cloudfront::123456789012:distribution/E2EXAMPLE");
        }
    }

    List<String> folders() {
        return privateToo ? List.of("public/*", "user/*") : List.of("public/*");
    }
}
