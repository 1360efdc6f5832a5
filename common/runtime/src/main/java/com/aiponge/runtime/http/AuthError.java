package com.aiponge.runtime.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Failures under {@code /auth}: the common error, and beside it what a sign-in page acts on (contract 0.4), whether the edge refuses or the
 * service. A refusal that none of the contract's codes describes, such as a budget used up, has no {@code errorCode}.
 */
public final class AuthError {
    /** Where these members belong. */
    public static final String PATHS = "/api/v1/auth/";

    private static final Set<String> OWN = Set.of("USER_EXISTS", "INVALID_EMAIL", "INVALID_PASSWORD", "INVALID_CREDENTIALS", "ACCOUNT_SUSPENDED",
            "PHONE_NOT_VERIFIED", "VALIDATION_ERROR");
    /** The request is wrong as it stands: its fields, its route, its method, its size or its type. */
    private static final Set<Integer> WRONG = Set.of(400, 404, 405, 413, 415, 422);

    private AuthError() {
    }

    /** The whole body. */
    public static ObjectNode tree(Problem problem, String correlationId) {
        ObjectNode body = ErrorBody.tree(problem, correlationId);
        put(body, "errorCode", code(problem));
        put(body, "suggestedAction", action(problem));
        if (problem.code().equals("PHONE_NOT_VERIFIED")) {
            body.put("requiresPhoneVerification", true);
        }
        return body;
    }

    private static void put(ObjectNode body, String member, String value) {
        if (value != null) {
            body.put(member, value);
        }
    }

    private static String code(Problem problem) {
        if (OWN.contains(problem.code())) {
            return problem.code();
        }
        if (problem.status() >= 500) {
            return "SERVER_ERROR";
        }
        return WRONG.contains(problem.status()) ? "VALIDATION_ERROR" : null;
    }

    private static String action(Problem problem) {
        return switch (problem.code()) {
            case "USER_EXISTS", "INVALID_REFRESH_TOKEN", "SESSION_REVOKED", "UNAUTHORIZED" -> "login";
            case "ACCOUNT_SUSPENDED" -> "contact_support";
            case "PHONE_NOT_VERIFIED" -> "verify_phone";
            case "INVALID_CREDENTIALS", "INVALID_EMAIL", "INVALID_PASSWORD", "TOO_MANY_ATTEMPTS", "RATE_LIMIT_EXCEEDED" -> "retry";
            default -> problem.status() >= 500 ? "retry" : null;
        };
    }
}
