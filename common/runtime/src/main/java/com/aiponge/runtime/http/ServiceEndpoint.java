package com.aiponge.runtime.http;

import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.signature.ContentDigest;
import com.aiponge.crypto.signature.MessageVerifier;
import com.aiponge.crypto.signature.SignatureRefused;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.StatementCount;
import com.aiponge.runtime.peers.PeerHeaders;
import com.aiponge.runtime.telemetry.RequestLog;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The way of a request through a service: operations answer unsigned; everything else is verified before it is routed, so that an unsigned
 * request learns nothing (contract 21.2), then handled, answered and logged.
 */
public final class ServiceEndpoint implements HttpListener.Exchange {
    private static final int MAX_BODY = 1 << 20;
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final Header SIGNATURE_REFUSED = HeaderValues.createCached(PeerHeaders.SIGNATURE_REFUSED, "true");
    private static final HeaderName STATEMENTS = HeaderNames.create("x-statements");

    private final PathTable<Router.Route> routes;
    private final Operations operations;
    private final MessageVerifier verifier;
    private final RequestLog log;
    private final Clock clock;
    private final boolean showStatements;

    public ServiceEndpoint(Router router, Operations operations, MessageVerifier verifier, RequestLog log, Clock clock,
                           boolean showStatements) {
        this.routes = router.table();
        this.operations = operations;
        this.verifier = verifier;
        this.log = log;
        this.clock = clock;
        this.showStatements = showStatements;
    }

    @Override
    public void serve(ServerRequest request, ServerResponse response) throws Exception {
        HttpPrologue prologue = request.prologue();
        String path = prologue.uriPath().path();
        if (operations.serves(prologue.method().text(), path)) {
            Answers.write(response, operations.answer(path), false);
            return;
        }
        RequestScope scope = scope(request);
        scope.call(() -> {
            serve(request, response, path, scope);
            return null;
        });
    }

    private void serve(ServerRequest request, ServerResponse response, String path, RequestScope scope) throws Exception {
        long began = System.nanoTime();
        RequestLog.Line line = log.begin(request.prologue().method().text(), scope);
        try {
            Answer answer = StatementCount.counting(count -> {
                Answer made = answer(request, path, scope, line);
                line.statements(count.get());
                return made;
            });
            if (showStatements) {
                response.header(STATEMENTS, Integer.toString(line.statements()));
            }
            line.status(answer.status());
            Answers.write(response, answer, request.prologue().method().text().equals("HEAD"));
        } catch (Problem problem) {
            line.status(problem.status()).code(problem.code());
            if (problem instanceof Problem.Unsigned) {
                response.header(SIGNATURE_REFUSED);
            }
            FailureAnswer.write(response, problem);
        } catch (Exception | Error e) {
            line.status(500);
            FailureAnswer.write(response, e);
        } finally {
            line.end(System.nanoTime() - began);
        }
    }

    private Answer answer(ServerRequest request, String path, RequestScope scope, RequestLog.Line line) throws Exception {
        Wire wire = new Wire(request);
        Caller caller = verify(wire, line);
        PathTable.Match<Router.Route> match = find(wire.method(), path);
        Router.Route route = match.value();
        line.template(route.template());
        byte[] body = new byte[0];
        DigestInputStream stream = null;
        if (route.streamedBody()) {
            stream = new DigestInputStream(request.content().inputStream(), Secrets.newSha256());
        } else {
            body = BodyReader.read(request, MAX_BODY);
            requireDigest(wire.header("content-digest"), body);
        }
        if (!route.callers().contains(caller.from())) {
            throw new Problem.NotFound("ENDPOINT_NOT_FOUND", "There is no such route");
        }
        Call call = new Call(wire.method(), wire.path(), wire.query(), match.parameters(), queryParameters(request), wire::header, caller,
                scope.requestId(), scope.correlationId(), body, stream, scope.deadline());
        Answer answer = route.handler().handle(call);
        return stream == null ? answer : answer.with(PeerHeaders.STREAM_SHA256, HexFormat.of().formatHex(stream.getMessageDigest().digest()));
    }

    private Caller verify(Wire wire, RequestLog.Line line) {
        ServiceName from;
        try {
            from = ServiceName.ofWireName(verifier.verify(wire).caller());
        } catch (SignatureRefused e) {
            throw new Problem.Unsigned();
        }
        String user = wire.header("x-user-id");
        UUID userId = user == null || !PathTable.isUuid(user) ? null : UUID.fromString(user);
        String role = wire.header("x-user-role");
        line.caller(from, userId);
        return new Caller(userId, role == null ? "anonymous" : role, "true".equals(wire.header("x-user-guest")), from);
    }

    private PathTable.Match<Router.Route> find(String method, String path) {
        PathTable.Match<Router.Route> match;
        try {
            match = routes.find(method, path);
        } catch (PathTable.MalformedId e) {
            throw new Problem.NotFound();
        }
        if (match == null) {
            throw new Problem.NotFound("ENDPOINT_NOT_FOUND", "There is no such route");
        }
        if (match.value() == null) {
            throw new Problem.MethodNotAllowed(match.allowed());
        }
        return match;
    }

    /** The verifier has seen that a digest header is signed; here it is compared with the bytes that came. */
    private static void requireDigest(String digest, byte[] body) {
        if (!ContentDigest.matches(digest, body)) {
            throw new Problem.Unsigned();
        }
    }

    private RequestScope scope(ServerRequest request) {
        Wire wire = new Wire(request);
        String requestId = wire.header("x-request-id");
        String correlation = wire.header("x-correlation-id");
        return new RequestScope(requestId == null ? UUID.randomUUID().toString() : requestId,
                RequestScope.isCorrelationId(correlation) ? correlation : RequestScope.newCorrelationId(),
                wire.header("traceparent"), deadline(wire.header("x-deadline")));
    }

    private Instant deadline(String header) {
        Instant latest = clock.instant().plus(BUDGET.multipliedBy(12));
        if (header == null || header.length() > 15 || !header.chars().allMatch(Character::isDigit)) {
            return clock.instant().plus(BUDGET);
        }
        Instant asked = Instant.ofEpochMilli(Long.parseLong(header));
        return asked.isBefore(latest) ? asked : latest;
    }

    private static Map<String, String> queryParameters(ServerRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : request.prologue().query().names()) {
            parameters.put(name, request.prologue().query().all(name).isEmpty() ? "" : request.prologue().query().all(name).getFirst());
        }
        return parameters;
    }
}
