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
    private volatile boolean stopping;

    ListenerGate(List<Header> always, HttpListener.Exchange exchange) {
        this.always = always;
        this.exchange = exchange;
    }

    /** From now on a connection ends with its request: a stopping server would wait for the next one until its grace is over. */
    void stopping() {
        stopping = true;
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
        chain.proceed();
        if (wantsClose(request)) {
            throw new CloseConnectionException("the client asked for it");
        }
        if (stopping) {
            throw new CloseConnectionException("the server stops");
        }
    }

    void serve(ServerRequest request, ServerResponse response) {
        try {
            exchange.serve(request, response);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (Exception | Error e) {
            FailureAnswer.write(response, e);
        }
    }

    private static boolean wantsClose(ServerRequest request) {
        return request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().get(HeaderNames.CONNECTION).get().toLowerCase(java.util.Locale.ROOT).contains("close");
    }
}
