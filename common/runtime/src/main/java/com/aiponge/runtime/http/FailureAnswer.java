package com.aiponge.runtime.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a handler threw as the failure of contract 0.4: the one place where throwables become answers. */
final class FailureAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswer.class);

    private FailureAnswer() {
    }

    /** @throws CloseConnectionException when nothing can be answered any more */
    static void write(ServerResponse response, Throwable failure) {
        if (response.isSent()) {
            throw new CloseConnectionException("failed after the answer had begun", failure);
        }
        Problem problem = problem(failure);
        RequestScope scope = RequestScope.current();
        response.status(Status.create(problem.status()));
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        if (problem.retryAfter() != null) {
            response.header(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.status() == 401) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (!problem.allowed().isEmpty()) {
            response.header(HeaderNames.ALLOW, String.join(", ", problem.allowed()));
        }
        response.send(ErrorBody.of(problem, scope == null ? RequestScope.newCorrelationId() : scope.correlationId()));
    }

    private static Problem problem(Throwable failure) {
        return switch (failure) {
            case CloseConnectionException closing -> throw closing;
            case Problem problem -> problem;
            case BadRequestException bad -> new Problem.Invalid("VALIDATION_ERROR", "The body is not what HTTP/1.1 allows");
            case HttpException http when http.status().code() == 413 -> Problem.tooLarge("The body is too large");
            case DataReader.InsufficientDataAvailableException gone -> throw new CloseConnectionException("the client went away", gone);
            case UncheckedIOException lost -> throw new CloseConnectionException("the connection was lost", lost);
            default -> {
                LOG.error("request failed", failure);
                yield Problem.internal();
            }
        };
    }
}
