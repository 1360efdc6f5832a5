package com.aiponge.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stranger that talks to the platform over HTTP/1.1 and knows none of its classes. Immutable and thread-safe. */
public final class ApiClient {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http;
    private final URI base;
    private final Map<String, String> headers;

    private ApiClient(HttpClient http, URI base, Map<String, String> headers) {
        this.http = http;
        this.base = base;
        this.headers = headers;
    }

    /** @param base scheme, host and port, with or without a path to put before every other */
    public static ApiClient at(URI base) {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY).build();
        return new ApiClient(http, URI.create(base.toString().replaceFirst("/$", "")), Map.of());
    }

    public static ApiClient at(int port) {
        return at(URI.create("http://127.0.0.1:" + port));
    }

    /** The same client with {@code Authorization: Bearer …} in every request. */
    public ApiClient withToken(String token) {
        return withHeader("Authorization", "Bearer " + token);
    }

    /** The same client with one more header in every request; it replaces one of the same name. */
    public ApiClient withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new ApiClient(http, base, Map.copyOf(more));
    }

    /** @param path with its query, escaped as it shall be sent */
    public ApiAnswer get(String path) {
        return raw("GET", path, Map.of(), new byte[0]);
    }

    /** @param body text is sent as the JSON it is, null as no body, everything else as Jackson writes it */
    public ApiAnswer post(String path, Object body) {
        return withJson("POST", path, body);
    }

    public ApiAnswer put(String path, Object body) {
        return withJson("PUT", path, body);
    }

    public ApiAnswer patch(String path, Object body) {
        return withJson("PATCH", path, body);
    }

    public ApiAnswer delete(String path) {
        return raw("DELETE", path, Map.of(), new byte[0]);
    }

    private ApiAnswer withJson(String method, String path, Object body) {
        try {
            return switch (body) {
                case null -> raw(method, path, Map.of(), new byte[0]);
                case String json -> raw(method, path, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
                default -> raw(method, path, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(body));
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + body.getClass(), e);
        }
    }

    /**
     * Any request. An empty body is no body. The JDK's client refuses some headers (Host, Connection, Content-Length …): use
     * {@link RawHttp} for those.
     */
    public ApiAnswer raw(String method, String path, Map<String, String> more, byte[] body) {
        HttpResponse<byte[]> response = send(request(method, path, more, body), BodyHandlers.ofByteArray());
        return answer(response, response.body());
    }

    /** Opens a stream of server-sent events; fails unless the answer is 200 with that type. */
    public SseStream sse(String path) {
        return sse(path, Map.of());
    }

    /** As {@link #sse(String)} with headers, such as {@code Last-Event-ID}. */
    public SseStream sse(String path, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put("Accept", "text/event-stream");
        HttpResponse<InputStream> response = send(request("GET", path, all, new byte[0]), BodyHandlers.ofInputStream());
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() != 200 || !type.startsWith("text/event-stream")) {
            try (InputStream body = response.body()) {
                throw new AssertionError("no event stream at " + path + ": " + answer(response, body.readNBytes(2_000)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return SseStream.reading(response.body());
    }

    private HttpRequest request(String method, String path, Map<String, String> more, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        return request.build();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static ApiAnswer answer(HttpResponse<?> response, byte[] body) {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json") && body.length > 0
                && response.headers().firstValue("Content-Encoding").isEmpty();
        try {
            return new ApiAnswer(response.statusCode(), response.headers().map(), body, json ? JSON.readTree(body) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new AssertionError("says it is JSON, and is not: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }
}
