package com.aiponge.runtime.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** The first thing a request meets and the last thing an answer passes. */
final class ListenerGate implements Filter {
    private final List<Header> always;
    private final HttpListener.Exchange exchange;
    private volatile boolean draining;

    ListenerGate(List<Header> always, HttpListener.Exchange exchange) {
        this.always = always;
        this.exchange = exchange;
    }

    /** From now on every connection ends with the answer it is working on. */
    void drain() {
        draining = true;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        always.forEach(response::header);
        String fault = Framing.fault(request.prologue(), request.headers());
        if (fault != null) {
            response.header(HeaderNames.CONNECTION, "close");
            FailureAnswer.write(response, new Problem.Invalid("VALIDATION_ERROR", "The request has " + fault));
            throw new CloseConnectionException(fault);
        }
        if (draining) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        chain.proceed();
        if (draining || wantsClose(request)) {
            throw new CloseConnectionException("its last request has been answered");
        }
    }

    void serve(ServerRequest request, ServerResponse response) {
        try {
            exchange.serve(request, response);
        } catch (Exception | Error e) {
            FailureAnswer.write(response, e);
        }
    }

    private static boolean wantsClose(ServerRequest request) {
        return request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().get(HeaderNames.CONNECTION).get().toLowerCase(java.util.Locale.ROOT).contains("close");
    }
}
