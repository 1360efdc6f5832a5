package com.aiponge.runtime.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.List;

/** Answers of requests that the server refuses before any handler sees them: the same envelope, and the connection ends. */
final class DirectAnswers implements DirectHandler {
    private final List<Header> always;

    private DirectAnswers(List<Header> always) {
        this.always = always;
    }

    static DirectHandlers handlers(List<Header> always) {
        DirectAnswers answers = new DirectAnswers(always);
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, answers);
        }
        return builder.build();
    }

    @Override
    public TransportResponse handle(TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        Problem problem = problem(status.code());
        String correlation = RequestScope.newCorrelationId();
        TransportResponse.Builder response = TransportResponse.builder()
                .status(Status.create(problem.status()))
                .header(HeaderNames.CONNECTION, "close")
                .entity(ErrorBody.of(problem, correlation))
                .keepAlive(false);
        Unrouted.headers(correlation).forEach(response::header);
        always.forEach(response::header);
        return response.build();
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 413 -> Problem.tooLarge("The body is too large");
            case 404 -> new Problem.NotFound("ENDPOINT_NOT_FOUND", "There is no such route");
            case 500 -> Problem.internal();
            case 503 -> new Problem.Unavailable("Too many requests at once");
            default -> new Problem.Invalid("VALIDATION_ERROR", "This is not a request that HTTP/1.1 allows");
        };
    }
}
