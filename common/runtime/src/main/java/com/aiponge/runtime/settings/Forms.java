package com.aiponge.runtime.settings;

import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.runtime.data.DatabaseConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What texts of some settings must look like, so that a wrong one is said at the start, beside all others. Each gives back the text, or throws
 * {@link IllegalArgumentException} with the end of a sentence that begins with the variable; none shows the text.
 */
final class Forms {
    /** As browsers send it: scheme, host and port, nothing after it. */
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@*\\s]+");
    private static final Pattern BUDGETS = Pattern.compile("(\\s*[a-z]+\\s*=\\s*[1-9][0-9]{0,8}\\s*/\\s*[1-9][0-9]{0,8}\\s*(,|$))*");

    private Forms() {
    }

    /** A secret that signs or derives. */
    static String secret(String text) {
        return require(text, text.getBytes(StandardCharsets.UTF_8).length >= Secrets.SHORTEST, "must be at least " + Secrets.SHORTEST + " bytes");
    }

    /** A key of the key ring. */
    static String key(String text) {
        try {
            KeyRing.of(text, List.of());
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be the base64 of exactly 32 bytes", e);
        }
    }

    static String database(String text) {
        return require(text, DatabaseConfig.isUrl(text), "must look like postgres://user:password@host:5432/database");
    }

    static String redis(String text) {
        return require(text, isUrl(text, "redis", "rediss"), "must look like redis://host:6379");
    }

    /** Of a service: what follows the host would not be asked. */
    static String base(String text) {
        boolean plain = isUrl(text, "http", "https") && text.indexOf('?') < 0 && text.indexOf('#') < 0 && text.indexOf('@') < 0
                && List.of("", "/").contains(URI.create(text).getRawPath());
        return require(text, plain, "must look like http://host:3001, without a path");
    }

    static String origin(String text) {
        return require(text, ORIGIN.matcher(text).matches(), "must list exact origins such as https://app.example.com, comma-separated, never *");
    }

    static Cidr block(String text) {
        try {
            return Cidr.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must list addresses or CIDR blocks such as 10.0.0.0/8, comma-separated", e);
        }
    }

    static String budgets(String text) {
        return require(text, BUDGETS.matcher(text).matches(), "must look like auth=50/900,generate=20/60");
    }

    /** Each part of a list in its form. */
    static <T> Function<String, List<T>> each(Function<String, T> form) {
        return text -> List.of(text.split(",")).stream().map(String::strip).filter(one -> !one.isEmpty()).map(form).toList();
    }

    private static boolean isUrl(String text, String... schemes) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && List.of(schemes).contains(uri.getScheme()) && uri.getHost() != null && uri.getPort() <= 65535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String require(String text, boolean holds, String form) {
        if (!holds) {
            throw new IllegalArgumentException(form);
        }
        return text;
    }
}
