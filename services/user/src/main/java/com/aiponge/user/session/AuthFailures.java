package com.aiponge.user.session;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.AuthError;
import com.aiponge.runtime.http.FailureAnswer;
import com.aiponge.runtime.http.Handler;
import com.aiponge.runtime.http.Problem;

/** Answers the failures of handlers under {@code /auth} in their form, those that nobody foresaw included. */
public final class AuthFailures {
    private AuthFailures() {
    }

    /** The handler, with what it throws answered in the form of {@code /auth}. */
    public static Handler around(Handler handler) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (Exception | Error failure) {
                return answer(FailureAnswer.problem(failure), call.correlationId());
            }
        };
    }

    private static Answer answer(Problem problem, String correlationId) {
        Answer answer = Answer.bare(problem.status(), AuthError.tree(problem, correlationId));
        if (problem.status() == 401) {
            answer = answer.with("WWW-Authenticate", "Bearer");
        }
        return problem.retryAfter() == null ? answer : answer.with("Retry-After", Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
    }
}
