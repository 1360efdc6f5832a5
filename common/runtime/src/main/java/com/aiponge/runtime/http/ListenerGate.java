package com.aiponge.runtime.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.BadRequestException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first thing a request meets and the last thing an answer passes. */
final class ListenerGate implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerGate.class);

    private final List<Header> always;
    private final HttpListener.Exchange exchange;

    ListenerGate(List<Header> always, HttpListener.Exchange exchange) {
        this.always = always;
        this.exchange = exchange;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        always.forEach(response::header);
        String fault = Framing.fault(request.prologue(), request.headers());
        if (fault != null) {
            response.header(HeaderNames.CONNECTION, "close");
            fail(response, new Problem.Invalid("VALIDATION_ERROR", "The request has " + fault));
            throw new CloseConnectionException(fault);
        }
        chain.proceed();
        if (wantsClose(request)) {
            throw new CloseConnectionException("the client asked for it");
        }
    }

    void serve(ServerRequest request, ServerResponse response) {
        try {
            exchange.serve(request, response);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            failed(response, e);
        }
    }

    private static void failed(ServerResponse response, Throwable e) {
        if (response.isSent()) {
            throw new CloseConnectionException("failed after the answer had begun", e);
        }
        switch (e) {
            case Problem problem -> fail(response, problem);
            case BadRequestException bad -> fail(response, new Problem.Invalid("VALIDATION_ERROR", "The body is not what HTTP/1.1 allows"));
            case HttpException http when http.status().code() == 413 -> fail(response, Problem.tooLarge("The body is too large"));
            case DataReader.InsufficientDataAvailableException gone -> throw new CloseConnectionException("the client went away", gone);
            default -> {
                LOG.error("request failed", e);
                fail(response, Problem.internal());
            }
        }
    }

    private static void fail(ServerResponse response, Problem problem) {
        RequestScope scope = RequestScope.current();
        response.status(Status.create(problem.status()));
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        if (problem.retryAfter() != null) {
            response.header(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        response.send(ErrorBody.of(problem, scope == null ? RequestScope.newCorrelationId() : scope.correlationId()));
    }

    private static boolean wantsClose(ServerRequest request) {
        return request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().get(HeaderNames.CONNECTION).get().toLowerCase(java.util.Locale.ROOT).contains("close");
    }
}
