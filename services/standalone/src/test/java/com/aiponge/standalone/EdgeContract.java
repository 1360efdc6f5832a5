package com.aiponge.standalone;

import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for every answer of the edge, whatever was asked: contract 0.4, 0.5, 0.6, 0.10 and 0.13. Collects what does not. */
final class EdgeContract {
    private static final Map<String, String> ALWAYS = Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains", "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer", "X-Frame-Options", "DENY", "Cross-Origin-Resource-Policy", "cross-origin");
    private static final Map<String, Set<String>> CODES = Map.ofEntries(
            Map.entry("400 ValidationError", Set.of("VALIDATION_ERROR", "MALFORMED_JSON", "INVALID_CURSOR", "INVALID_EMAIL", "INVALID_PASSWORD",
                    "INVALID_CODE", "INVALID_MEDIA_REFERENCE", "MISSING_INPUT")),
            Map.entry("400 ContractVersionError", Set.of("INCOMPATIBLE_CONTRACT_VERSION")),
            Map.entry("401 AuthenticationError", Set.of("UNAUTHORIZED", "INVALID_CREDENTIALS", "INVALID_REFRESH_TOKEN")),
            Map.entry("402 PaymentRequiredError", Set.of("INSUFFICIENT_CREDITS", "SUBSCRIPTION_LIMIT_EXCEEDED", "USAGE_LIMIT_EXCEEDED", "FEATURE_NOT_IN_TIER")),
            Map.entry("403 AuthorizationError", Set.of("FORBIDDEN", "GUEST_NOT_ALLOWED", "SESSION_REVOKED", "MEDIA_URL_EXPIRED", "MEDIA_URL_INVALID")),
            Map.entry("404 NotFoundError", Set.of("NOT_FOUND", "ENDPOINT_NOT_FOUND")),
            Map.entry("405 MethodNotAllowedError", Set.of("METHOD_NOT_ALLOWED")),
            Map.entry("409 ConflictError", Set.of("CONFLICT", "ALREADY_EXISTS", "USER_EXISTS", "IDEMPOTENCY_IN_PROGRESS")),
            Map.entry("413 PayloadTooLargeError", Set.of("PAYLOAD_TOO_LARGE")),
            Map.entry("415 UnsupportedMediaTypeError", Set.of("UNSUPPORTED_MEDIA_TYPE")),
            Map.entry("416 RangeError", Set.of("RANGE_NOT_SATISFIABLE")),
            Map.entry("422 UnprocessableError", Set.of("IDEMPOTENCY_KEY_REUSED")),
            Map.entry("429 RateLimitError", Set.of("RATE_LIMIT_EXCEEDED", "TOO_MANY_ATTEMPTS")),
            Map.entry("503 ServiceUnavailableError", Set.of("MAINTENANCE")));
    private static final Set<String> AUTH_REASONS = Set.of("token_missing", "token_expired", "token_invalid", "token_revoked");
    /** Stack traces, SQL, hosts and class names. */
    private static final Pattern INNARDS = Pattern.compile("Exception|\\tat |com\\.aiponge|java\\.|SQLSTATE|SELECT |INSERT |127\\.0\\.0\\.1|localhost|jackson|helidon");

    private final List<String> broken = new ArrayList<>();

    List<String> broken() {
        return broken;
    }

    /** Notes that something else than this is the case. */
    void expect(boolean holds, String what, ApiAnswer answer) {
        if (!holds) {
            String body = answer.text();
            broken.add(what + " -> " + answer.status() + " " + body.substring(0, Math.min(300, body.length())));
        }
    }

    ApiAnswer check(String path, String what, ApiAnswer answer) {
        ALWAYS.forEach((name, value) -> expect(value.equals(answer.header(name)), what + ": header " + name, answer));
        expect(answer.header("Server") == null, what + ": names the server", answer);
        expect(answer.header("X-Correlation-ID") != null && answer.header("X-Request-ID") != null, what + ": has no ids", answer);
        expect(!path.startsWith("/api/") || "1.0.0".equals(answer.header("X-Server-Contract-Version")), what + ": contract version", answer);
        if (answer.status() >= 400) {
            failure(what, answer);
        }
        return answer;
    }

    private void failure(String what, ApiAnswer answer) {
        JsonNode error = answer.json().path("error");
        String kind = answer.status() + " " + error.path("type").asText();
        expect(CODES.getOrDefault(kind, Set.of()).contains(answer.errorCode()), what + ": status, type and code", answer);
        expect(answer.json().path("success").isBoolean() && !answer.json().path("success").asBoolean() && !error.path("message").asText().isEmpty()
                && answer.json().path("timestamp").asText().endsWith("Z"), what + ": envelope", answer);
        expect(error.path("correlationId").asText().equals(answer.header("X-Correlation-ID")), what + ": correlation id", answer);
        expect("application/json".equals(answer.header("Content-Type")), what + ": content type", answer);
        expect("default-src 'none'; frame-ancestors 'none'".equals(answer.header("Content-Security-Policy")), what + ": policy", answer);
        expect("private, no-store".equals(answer.header("Cache-Control")), what + ": may be kept", answer);
        expect(!INNARDS.matcher(answer.text()).find(), what + ": shows innards", answer);
        if (answer.status() == 401) {
            expect("Bearer".equals(answer.header("WWW-Authenticate")), what + ": WWW-Authenticate", answer);
            expect(!"UNAUTHORIZED".equals(answer.errorCode()) || AUTH_REASONS.contains(error.path("details").path("reason").asText()), what + ": reason", answer);
        }
        expect(answer.status() != 405 || answer.header("Allow") != null, what + ": Allow", answer);
    }
}
