package com.aiponge.crypto.signature;

import com.aiponge.crypto.signature.SignatureRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The text that is authenticated (RFC 9421 §2.5). */
final class SignatureBase {
    private SignatureBase() {
    }

    /**
     * One line for each component, then the parameters.
     *
     * @param components names without parameters, in their order
     * @param parameters the serialised list with its parameters: what follows the label in {@code Signature-Input}
     * @throws SignatureRefused when a component is absent or unknown ({@code COMPONENT}), or holds what is not visible ASCII
     *                          or inner spaces and tabs ({@code MALFORMED}): a line feed could forge a line
     */
    static byte[] of(List<String> components, String parameters, SignableRequest request) {
        StringBuilder base = new StringBuilder(512);
        for (String component : components) {
            base.append('"').append(component).append("\": ");
            append(base, value(component, request));
            base.append('\n');
        }
        base.append("\"@signature-params\": ").append(parameters);
        return base.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String value(String component, SignableRequest request) {
        String value = switch (component) {
            case "@method" -> request.method();
            case "@path" -> request.path() == null || request.path().isEmpty() ? "/" : request.path();
            case "@query" -> request.query() == null ? "?" : "?".concat(request.query());
            case "@authority" -> lowerCase(trimmed(request.header("host")));
            default -> component.startsWith("@") ? null : trimmed(request.header(component));
        };
        if (value == null) {
            throw new SignatureRefused(Reason.COMPONENT);
        }
        return value;
    }

    private static void append(StringBuilder base, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' || c > '~') && c != '\t') {
                throw new SignatureRefused(Reason.MALFORMED);
            }
        }
        base.append(value);
    }

    private static String lowerCase(String host) {
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }

    /** Without optional white space at the ends (RFC 9421 §2.1, step 3), which is spaces and tabs only. */
    private static String trimmed(String value) {
        if (value == null) {
            return null;
        }
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
