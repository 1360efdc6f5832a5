package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.Route;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.RequestScope;
import com.aiponge.runtime.telemetry.RequestLog;
import io.helidon.http.HeaderName;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** One request and what the steps have found out about it. Used by one thread. */
public final class Exchange {
    private static final byte[] NO_BODY = new byte[0];

    private final ServerRequest request;
    private final ServerResponse response;
    private final RequestScope scope;
    private final String method;
    private final String path;
    private RequestLog.Line line;
    private Route route;
    private Map<String, String> parameters = Map.of();
    private String clientAddress;
    private Visitor visitor;
    private Problem refusal;
    private byte[] body = NO_BODY;

    Exchange(ServerRequest request, ServerResponse response, RequestScope scope) {
        this.request = request;
        this.response = response;
        this.scope = scope;
        this.method = request.prologue().method().text();
        this.path = request.prologue().uriPath().path();
    }

    public ServerRequest request() {
        return request;
    }

    public ServerResponse response() {
        return response;
    }

    public RequestScope scope() {
        return scope;
    }

    public String method() {
        return method;
    }

    /** Decoded. */
    public String path() {
        return path;
    }

    /** As it came. */
    public String rawPath() {
        return request.prologue().uriPath().rawPath();
    }

    /** As it came; null when there is none. */
    public String rawQuery() {
        String raw = request.prologue().query().rawValue();
        return raw == null || raw.isEmpty() ? null : raw;
    }

    /** The first value of a query parameter, decoded; null when there is none. */
    public String query(String name) {
        return request.prologue().query().first(name).orElse(null);
    }

    /** The value of a header; null when it is absent. */
    public String header(HeaderName name) {
        Headers headers = request.headers();
        return headers.contains(name) ? headers.get(name).get() : null;
    }

    public boolean isApi() {
        return path.startsWith("/api/") || path.equals("/api");
    }

    /** Null until the route is found. */
    public Route route() {
        return route;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    void found(Route value, Map<String, String> named) {
        route = value;
        parameters = named;
        line.template(value.template());
    }

    public String clientAddress() {
        return clientAddress;
    }

    void clientAddress(String value) {
        clientAddress = value;
    }

    /** Who calls, by a verified token; null for anonymous callers. */
    public Visitor visitor() {
        return visitor;
    }

    void visitor(Visitor value) {
        visitor = value;
        line.caller(null, value.userId());
    }

    /** Why the token that came does not count; null when it does, or when none came. */
    Problem refusal() {
        return refusal;
    }

    void refusal(Problem value) {
        refusal = value;
    }

    /** Empty when there is none, or when it is streamed. */
    public byte[] body() {
        return body;
    }

    void body(byte[] value) {
        body = value;
    }

    RequestLog.Line line() {
        return line;
    }

    void line(RequestLog.Line value) {
        line = value;
    }
}
