package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.AuthError;
import com.aiponge.runtime.http.BodyReader;
import com.aiponge.runtime.http.ErrorBody;
import com.aiponge.runtime.http.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.util.TreeSet;

/** Answers problems in the failure envelope (contract 0.4). */
final class Refusals {
    private static final Header BEARER = HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;

    private Refusals() {
    }

    /** @param last whether what follows on the connection cannot be understood */
    static void answer(Exchange exchange, Problem problem, boolean last) {
        boolean close = last || problem.status() == TOO_LARGE;
        ServerResponse response = exchange.response();
        response.status(Status.create(problem.status()));
        response.header(SecurityHeaders.JSON).header(SecurityHeaders.JSON_POLICY).header(SecurityHeaders.PRIVATE).header(SecurityHeaders.VARY);
        if (problem.retryAfter() != null) {
            response.header(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.status() == UNAUTHORIZED) {
            response.header(BEARER);
        }
        if (!problem.allowed().isEmpty()) {
            response.header(HeaderNames.ALLOW, String.join(", ", new TreeSet<>(problem.allowed())));
        }
        if (close) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (exchange.method().equals("HEAD")) {
            response.send();
        } else {
            response.send(body(exchange, problem));
        }
        if (problem.status() == TOO_LARGE) {
            BodyReader.discard(exchange.request());
        }
        if (close) {
            throw new CloseConnectionException("the rest of the body is not waited for");
        }
    }

    private static byte[] body(Exchange exchange, Problem problem) {
        String correlation = exchange.scope().correlationId();
        return exchange.path().startsWith(AuthError.PATHS) ? Json.bytes(AuthError.tree(problem, correlation)) : ErrorBody.of(problem, correlation);
    }
}
