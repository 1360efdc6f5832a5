package com.aiponge.storage.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where a file is fetched from: HTTPS, on its own port, and a name or address without anything before it. */
record FetchUrl(URI uri) {
    private static final int LONGEST = 4_096;
    private static final int PORT = 443;
    /** A name that can stand in a certificate, or an address. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]");

    /** @throws FetchRefused when it is no such place */
    static FetchUrl of(String text) {
        if (text.length() > LONGEST) {
            throw new FetchRefused("The address is too long");
        }
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw new FetchRefused("This is not an address to fetch from");
        }
    }

    private static FetchUrl of(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = uri.getRawUserInfo() == null && (uri.getPort() == -1 || uri.getPort() == PORT);
        if (!https || !plain || uri.getHost() == null || !HOST.matcher(uri.getHost()).matches()) {
            throw new FetchRefused("This is not an address to fetch from");
        }
        return new FetchUrl(uri);
    }

    /** Where a redirect leads, which has to keep the same rules. */
    FetchUrl to(String location) {
        try {
            return of(uri.resolve(new URI(location)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FetchRefused("The address leads to one that is none");
        }
    }

    /** Without brackets. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** As it stands in a request; percent-escapes as they were, everything else that HTTP does not allow escaped. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return URI.create(path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())).toASCIIString();
    }
}
