package com.aiponge.runtime.peers;

import com.aiponge.crypto.signature.ContentDigest;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Caller;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.RequestScope;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** See {@link PeerCall}. */
final class HttpPeerCall implements PeerCall {
    private static final Duration NORMAL = Duration.ofSeconds(10);
    /** Kept back from the caller's deadline, so that there is time to say what happened. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private final PeerLink link;
    private final Clock clock;
    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body;
    private Duration limit = NORMAL;
    private boolean repeatable;

    HttpPeerCall(PeerLink link, Clock clock, String method, String path) {
        this.link = link;
        this.clock = clock;
        this.method = method;
        this.path = path;
        this.repeatable = method.equals("GET") || method.equals("PUT") || method.equals("DELETE");
        identity("system", "service", false);
    }

    @Override
    public PeerCall query(String name, Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value.toString()));
        }
        return this;
    }

    @Override
    public PeerCall body(Object json) {
        body = Json.bytes(json);
        return this;
    }

    @Override
    public PeerCall as(Caller caller) {
        return identity(caller.userId() == null ? "system" : caller.userId().toString(), caller.role(), caller.guest());
    }

    @Override
    public PeerCall about(UUID userId) {
        return identity(userId.toString(), "service", false);
    }

    @Override
    public PeerCall repeatable() {
        repeatable = true;
        return this;
    }

    @Override
    public PeerCall within(Duration most) {
        limit = most;
        return this;
    }

    @Override
    public <T> T data(Class<T> type) {
        return Json.read(data(), type);
    }

    @Override
    public JsonNode data() {
        if (body != null) {
            headers.put("content-type", "application/json");
            headers.put("content-digest", ContentDigest.of(body));
        }
        return read(request(null));
    }

    @Override
    public void send() {
        data();
    }

    @Override
    public JsonNode upload(String contentType, InputStream content) {
        MessageDigest digest = sha256();
        headers.put("content-type", contentType);
        headers.put("x-stream", PeerHeaders.STREAMED);
        JsonNode data = read(request(new DigestInputStream(content, digest)));
        if (!data.path("sha256").asText().equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new Problem.Unavailable("The file did not arrive as it was sent");
        }
        return data;
    }

    private PeerRequest request(InputStream stream) {
        RequestScope scope = RequestScope.current();
        Instant deadline = clock.instant().plus(limit);
        if (scope != null && scope.deadline().minus(MARGIN).isBefore(deadline)) {
            deadline = scope.deadline().minus(MARGIN);
        }
        headers.put("x-request-id", scope == null ? UUID.randomUUID().toString() : scope.requestId());
        headers.put("x-correlation-id", scope == null ? RequestScope.newCorrelationId() : scope.correlationId());
        if (scope != null && scope.traceParent() != null) {
            headers.put("traceparent", scope.traceParent());
        }
        return new PeerRequest(method, path, query.isEmpty() ? null : query.toString(), headers, body, stream, deadline, repeatable);
    }

    private JsonNode read(PeerRequest request) {
        try (PeerAnswer response = link.send(request)) {
            JsonNode answer = Json.tree(response.bytes());
            int status = response.status();
            if (status < 400) {
                return answer.path("data");
            }
            throw problem(status, answer.path("error"));
        } catch (SocketTimeoutException e) {
            throw Problem.timedOut();
        } catch (IOException | Json.MalformedJson e) {
            throw new Problem.Unavailable("A part of the platform answered unclearly");
        }
    }

    private static Problem problem(int status, JsonNode error) {
        @SuppressWarnings("unchecked")
        Map<String, Object> details = error.has("details") ? Json.read(error.get("details"), Map.class) : null;
        return Problem.passedOn(status, error.path("type").asText("InternalError"), error.path("code").asText("INTERNAL_ERROR"),
                error.path("message").asText("Something went wrong on our side"), details, status == 503 ? Duration.ofSeconds(5) : null);
    }

    private HttpPeerCall identity(String userId, String role, boolean guest) {
        headers.put("x-user-id", userId);
        headers.put("x-user-role", role);
        headers.put("x-user-guest", Boolean.toString(guest));
        return this;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
