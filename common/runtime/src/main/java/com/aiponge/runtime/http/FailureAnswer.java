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
public final class FailureAnswer {
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
        String correlation = scope == null ? RequestScope.newCorrelationId() : scope.correlationId();
        response.status(Status.create(problem.status()));
        if (scope == null) {
            Unrouted.headers(correlation).forEach(response::header);
        } else {
            response.header(HeaderNames.CONTENT_TYPE, "application/json");
        }
        if (problem.retryAfter() != null) {
            response.header(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.status() == 401) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (!problem.allowed().isEmpty()) {
            response.header(HeaderNames.ALLOW, String.join(", ", problem.allowed()));
        }
        if (endsConnection(failure)) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        response.send(ErrorBody.of(problem, correlation));
        if (endsConnection(failure)) {
            throw new CloseConnectionException("the end of the body cannot be told", failure);
        }
    }

    /** Whether nothing after this request can be understood. */
    public static boolean endsConnection(Throwable failure) {
        return failure instanceof BrokenBody;
    }

    /**
     * What the caller is told. Notes in the log what nobody foresaw.
     *
     * @throws CloseConnectionException when nothing can be answered any more
     */
    public static Problem problem(Throwable failure) {
        return switch (failure) {
            case BrokenBody broken -> broken.problem();
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
