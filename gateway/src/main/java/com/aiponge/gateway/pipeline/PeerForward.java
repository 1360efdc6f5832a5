package com.aiponge.gateway.pipeline;

import com.aiponge.crypto.signature.ContentDigest;
import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.RequestScope;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.peers.PeerAnswer;
import com.aiponge.runtime.peers.PeerHeaders;
import com.aiponge.runtime.peers.PeerRequest;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Passes the request on to the service that owns the route, with the identity we have verified, signed. What the caller sent as identity,
 * signature or address cannot pass, because only the headers listed here do.
 */
final class PeerForward implements Step {
    private record Passed(HeaderName name, String wire) {
        static Passed of(HeaderName name) {
            return new Passed(name, name.lowerCase());
        }
    }

    private static final Passed[] PASSED = {
        Passed.of(HeaderNames.ACCEPT), Passed.of(HeaderNames.ACCEPT_LANGUAGE), Passed.of(HeaderNames.USER_AGENT),
        Passed.of(HeaderNames.IF_MATCH), Passed.of(HeaderNames.IF_NONE_MATCH), Passed.of(HeaderNames.IF_MODIFIED_SINCE),
        Passed.of(HeaderNames.IF_RANGE), Passed.of(HeaderNames.RANGE), Passed.of(Names.TRACE_STATE)};
    private static final String CLIENT_ADDRESS = "x-service-client-address";
    /** Nobody is signed in: in the place of a user's id, and as the role. */
    private static final String NOBODY = "system";
    private static final String ANONYMOUS = "anonymous";
    private static final int FAILED = 400;

    private final HttpPeers peers;
    private final Clock clock;
    private final PeerAnswers answers;

    PeerForward(HttpPeers peers, Clock clock, PeerAnswers answers) {
        this.peers = peers;
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    public boolean pass(Exchange exchange) {
        UploadBody upload = exchange.route().is(Trait.UPLOAD) && exchange.request().content().hasEntity()
                ? new UploadBody(exchange.request().content().inputStream(), BodyLimit.upload(exchange.visitor())) : null;
        try (PeerAnswer answer = peers.link(exchange.route().owner()).send(request(exchange, true, upload))) {
            if (upload != null && answer.status() < FAILED && !upload.sha256().equals(answer.header(PeerHeaders.STREAM_SHA256))) {
                throw new Problem.Unavailable("The file did not arrive as it was sent");
            }
            answers.relay(exchange, answer);
        }
        return false;
    }

    /** The whole answer, unconditionally, for a cache that answers conditions itself. */
    WholeAnswer fetch(Exchange exchange) {
        try (PeerAnswer answer = peers.link(exchange.route().owner()).send(request(exchange, false, null))) {
            return answers.whole(answer);
        }
    }

    private PeerRequest request(Exchange exchange, boolean conditional, UploadBody upload) {
        Map<String, String> headers = HashMap.newHashMap(20);
        Headers incoming = exchange.request().headers();
        for (Passed header : PASSED) {
            if (incoming.contains(header.name()) && (conditional || header.name() != HeaderNames.IF_NONE_MATCH)) {
                headers.put(header.wire(), incoming.get(header.name()).get());
            }
        }
        identity(exchange.visitor(), headers);
        RequestScope scope = exchange.scope();
        headers.put("x-request-id", scope.requestId());
        headers.put("x-correlation-id", scope.correlationId());
        headers.put("traceparent", scope.traceParent());
        headers.put(CLIENT_ADDRESS, exchange.clientAddress());
        if (exchange.route().is(Trait.SIGN_IN) && incoming.contains(HeaderNames.AUTHORIZATION)) {
            headers.put("authorization", incoming.get(HeaderNames.AUTHORIZATION).get());
        }
        String key = exchange.route().takesIdempotencyKey() ? IdempotencyKeys.key(exchange) : null;
        if (key != null) {
            headers.put("x-idempotency-key", key);
        }
        byte[] body = exchange.body().length == 0 ? null : exchange.body();
        if (body != null) {
            headers.put("content-type", "application/json");
            headers.put("content-digest", ContentDigest.of(body));
        }
        if (upload != null) {
            headers.put("x-stream", PeerHeaders.STREAMED);
            if (incoming.contains(HeaderNames.CONTENT_TYPE)) {
                headers.put("content-type", incoming.get(HeaderNames.CONTENT_TYPE).get());
            }
        }
        boolean repeatable = key != null || exchange.method().equals("GET") || exchange.method().equals("HEAD");
        return new PeerRequest(exchange.method(), exchange.rawPath(), exchange.rawQuery(), headers, body, upload,
                clock.instant().plus(exchange.route().timeout()), repeatable);
    }

    private static void identity(Visitor visitor, Map<String, String> headers) {
        headers.put("x-user-id", visitor == null ? NOBODY : visitor.user());
        headers.put("x-user-role", visitor == null ? ANONYMOUS : visitor.role());
        headers.put("x-user-guest", visitor != null && visitor.guest() ? "true" : "false");
    }
}
