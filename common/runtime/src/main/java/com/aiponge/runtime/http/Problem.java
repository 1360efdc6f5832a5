package com.aiponge.runtime.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that can go wrong for a caller, as one closed family: HTTP status, type and code of the contract (0.5).
 * The message is for people and never carries SQL, host names, keys or another person's data.
 */
public abstract sealed class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String code;
    private final transient Map<String, Object> details;
    private final Duration retryAfter;

    private Problem(int status, String type, String code, String message, Map<String, Object> details, Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String code() {
        return code;
    }

    /** Members of {@code error.details}; empty when there are none. */
    public Map<String, Object> details() {
        return details == null ? Map.of() : details;
    }

    /** What {@code Retry-After} says; null when it says nothing. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** What {@code Allow} says; empty when it says nothing. */
    public Set<String> allowed() {
        return Set.of();
    }

    /** One wrong field: {@code chapters[0].title}, what is wrong in words, and the rule's code. */
    public record FieldError(String field, String message, String code) {
    }

    /** 400 and its codes. */
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1;

        public Invalid(String code, String message) {
            super(400, "ValidationError", code, message, null, null);
        }

        public Invalid(List<FieldError> errors) {
            super(400, "ValidationError", "VALIDATION_ERROR", "Request validation failed", Map.of("errors", errors), null);
        }
    }

    /** 401. {@code reason} is one of token_missing, token_expired, token_invalid, token_revoked, or null for other refusals. */
    public static final class Unauthorized extends Problem {
        private static final long serialVersionUID = 1;

        public Unauthorized(String code, String message, String reason) {
            super(401, "AuthenticationError", code, message, reason == null ? null : Map.of("reason", reason), null);
        }
    }

    /** 401 between services: the request carries no signature that counts. Says nothing about the person it was made for. */
    public static final class Unsigned extends Problem {
        private static final long serialVersionUID = 1;

        public Unsigned() {
            super(401, "AuthenticationError", "UNAUTHORIZED", "This request is not signed as it must be", null, null);
        }
    }

    /** 402; {@code details} is the whole payment object of 0.4. */
    public static final class PaymentRequired extends Problem {
        private static final long serialVersionUID = 1;

        public PaymentRequired(String code, String message, Map<String, Object> details) {
            super(402, "PaymentRequiredError", code, message, details, null);
        }
    }

    /** 403. */
    public static final class Forbidden extends Problem {
        private static final long serialVersionUID = 1;

        public Forbidden(String code, String message) {
            super(403, "AuthorizationError", code, message, null, null);
        }
    }

    /** 404: no such resource for this caller; the same for foreign and unknown ids. */
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1;

        public NotFound() {
            this("NOT_FOUND", "Not found");
        }

        public NotFound(String code, String message) {
            super(404, "NotFoundError", code, message, null, null);
        }
    }

    /** 409. */
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1;

        public Conflict(String code, String message) {
            this(code, message, null, null);
        }

        public Conflict(String code, String message, Map<String, Object> details, Duration retryAfter) {
            super(409, "ConflictError", code, message, details, retryAfter);
        }
    }

    /** 429. */
    public static final class TooMany extends Problem {
        private static final long serialVersionUID = 1;

        public TooMany(String code, String message, Duration retryAfter) {
            super(429, "RateLimitError", code, message, null, retryAfter);
        }
    }

    /** 503 with {@code Retry-After}. */
    public static final class Unavailable extends Problem {
        private static final long serialVersionUID = 1;

        public Unavailable(String message) {
            this("SERVICE_UNAVAILABLE", message, null, Duration.ofSeconds(5));
        }

        public Unavailable(String code, String message, Map<String, Object> details, Duration retryAfter) {
            super(503, "ServiceUnavailableError", code, message, details, retryAfter);
        }
    }

    /** The rarer rows of the table, each by its factory below. */
    public static final class Other extends Problem {
        private static final long serialVersionUID = 1;

        private Other(int status, String type, String code, String message, Map<String, Object> details, Duration retryAfter) {
            super(status, type, code, message, details, retryAfter);
        }
    }

    /** 405 with {@code Allow}. */
    public static final class MethodNotAllowed extends Problem {
        private static final long serialVersionUID = 1;
        private final transient Set<String> allowed;

        public MethodNotAllowed(Set<String> allowed) {
            super(405, "MethodNotAllowedError", "METHOD_NOT_ALLOWED", "Method not allowed here", null, null);
            this.allowed = Set.copyOf(allowed);
        }

        @Override
        public Set<String> allowed() {
            return allowed;
        }
    }

    public static Problem gone(String message) {
        return new Other(410, "GoneError", "GONE", message, null, null);
    }

    public static Problem preconditionFailed() {
        return new Other(412, "PreconditionError", "PRECONDITION_FAILED", "It was changed meanwhile", null, null);
    }

    public static Problem tooLarge(String message) {
        return new Other(413, "PayloadTooLargeError", "PAYLOAD_TOO_LARGE", message, null, null);
    }

    public static Problem unsupportedMediaType(String message) {
        return new Other(415, "UnsupportedMediaTypeError", "UNSUPPORTED_MEDIA_TYPE", message, null, null);
    }

    public static Problem rangeNotSatisfiable() {
        return new Other(416, "RangeError", "RANGE_NOT_SATISFIABLE", "No such range", null, null);
    }

    public static Problem unprocessable(String code, String message) {
        return new Other(422, "UnprocessableError", code, message, null, null);
    }

    public static Problem internal() {
        return new Other(500, "InternalError", "INTERNAL_ERROR", "Something went wrong on our side", null, null);
    }

    public static Problem vendorFailed(String message) {
        return new Other(502, "ExternalServiceError", "EXTERNAL_SERVICE_ERROR", message, null, null);
    }

    public static Problem timedOut() {
        return new Other(504, "TimeoutError", "TIMEOUT_ERROR", "The time for this request is used up", null, null);
    }

    /** 400 for a contract version that does not fit (0.13). */
    public static Problem incompatibleContract(Map<String, Object> details) {
        return new Other(400, "ContractVersionError", "INCOMPATIBLE_CONTRACT_VERSION", "This contract version is not served", details, null);
    }

    /** A failure another service answered, passed on unchanged (0.3, rule 7). */
    public static Problem passedOn(int status, String type, String code, String message, Map<String, Object> details, Duration retryAfter) {
        return new Other(status, type, code, message, details, retryAfter);
    }
}
