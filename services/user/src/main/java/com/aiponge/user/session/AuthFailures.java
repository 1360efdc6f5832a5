package com.aiponge.user.session;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.ErrorBody;
import com.aiponge.runtime.http.Handler;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Failures under {@code /auth}: the common error, and beside it what a sign-in page acts on (contract 0.4). */
public final class AuthFailures {
    private static final Set<String> AUTH_CODES = Set.of("USER_EXISTS", "INVALID_EMAIL", "INVALID_PASSWORD", "INVALID_CREDENTIALS",
            "ACCOUNT_SUSPENDED", "PHONE_NOT_VERIFIED", "VALIDATION_ERROR");

    private AuthFailures() {
    }

    /** The handler, with its problems answered in the form of {@code /auth}. */
    public static Handler around(Handler handler) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (Problem problem) {
                return answer(problem, call.correlationId());
            }
        };
    }

    private static Answer answer(Problem problem, String correlationId) {
        ObjectNode body = ErrorBody.tree(problem, correlationId);
        putIfKnown(body, "errorCode", errorCode(problem));
        putIfKnown(body, "suggestedAction", suggestedAction(problem));
        if (problem.code().equals("PHONE_NOT_VERIFIED")) {
            body.put("requiresPhoneVerification", true);
        }
        Answer answer = Answer.bare(problem.status(), body);
        if (problem.status() == 401) {
            answer = answer.with("WWW-Authenticate", "Bearer");
        }
        return problem.retryAfter() == null ? answer : answer.with("Retry-After", Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
    }

    private static void putIfKnown(ObjectNode body, String member, String value) {
        if (value != null) {
            body.put(member, value);
        }
    }

    private static String errorCode(Problem problem) {
        if (AUTH_CODES.contains(problem.code())) {
            return problem.code();
        }
        if (problem.status() >= 500) {
            return "SERVER_ERROR";
        }
        return problem.status() == 400 ? "VALIDATION_ERROR" : null;
    }

    private static String suggestedAction(Problem problem) {
        return switch (problem.code()) {
            case "USER_EXISTS", "INVALID_REFRESH_TOKEN", "SESSION_REVOKED", "UNAUTHORIZED" -> "login";
            case "ACCOUNT_SUSPENDED" -> "contact_support";
            case "PHONE_NOT_VERIFIED" -> "verify_phone";
            case "INVALID_CREDENTIALS", "INVALID_EMAIL", "INVALID_PASSWORD", "TOO_MANY_ATTEMPTS" -> "retry";
            default -> problem.status() >= 500 ? "retry" : null;
        };
    }
}
