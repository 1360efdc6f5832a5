package com.aiponge.gateway;

import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.signature.InMemoryNonces;
import com.aiponge.crypto.signature.MessageVerifier;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.crypto.signature.SignableRequest;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.PeerHeaders;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.FakeRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The services behind the gateway, played by one real server. It refuses what is not signed for the service that owns the path, and answers
 * what a test says, else a success that echoes nothing.
 */
public final class Services implements AutoCloseable {
    public static final String OK = "{\"success\":true,\"data\":{},\"timestamp\":\"2026-05-04T09:12:33.120Z\"}";
    private static final String REVOCATIONS = "/internal/v1/revocations";

    private final FakeHttpServer server = FakeHttpServer.start(this::serve);
    private final Map<String, HttpHandler> rules = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> unsigned = new ConcurrentLinkedQueue<>();
    private final ServiceKeys keys = new ServiceKeys(TestSecrets.INTERNAL, List.of());
    private final Map<ServiceName, MessageVerifier> verifiers = new ConcurrentHashMap<>();
    private volatile String revoked = "{\"cursor\":\"0\",\"sessions\":[],\"tokens\":[],\"accounts\":[]}";

    /** Where each service is. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (ServiceName service : ServiceName.values()) {
            if (service != ServiceName.GATEWAY) {
                settings.put(service.prefix() + "_SERVICE_URL", "http://127.0.0.1:" + server.port());
            }
        }
        return settings;
    }

    /** @param path without its query */
    public Services on(String method, String path, HttpHandler handler) {
        rules.put(method + ' ' + path, handler);
        return this;
    }

    public Services onJson(String method, String path, int status, String json) {
        return on(method, path, exchange -> FakeHttpServer.json(exchange, status, json));
    }

    /** From now on the revocations that user-service tells, as JSON of its {@code data}. */
    public void revoked(String json) {
        revoked = json;
    }

    /** What came to public paths, the gateway's own questions left out. */
    public List<FakeRequest> requests() {
        return server.requests().stream().filter(request -> !request.target().startsWith("/internal/") && !request.target().equals("/ready")).toList();
    }

    public FakeRequest last() {
        return requests().getLast();
    }

    /** Requests that no service would have taken: unsigned, or signed for others. */
    public List<String> refused() {
        return List.copyOf(unsigned);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals("/ready")) {
            FakeHttpServer.json(exchange, 200, "{\"ready\":true}");
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!isSigned(exchange, body)) {
            unsigned.add(exchange.getRequestMethod() + ' ' + path);
            FakeHttpServer.json(exchange, 401, "{\"success\":false,\"error\":{\"type\":\"AuthenticationError\",\"code\":\"UNAUTHORIZED\"}}");
            return;
        }
        if (exchange.getRequestHeaders().containsKey("x-stream")) {
            exchange.getResponseHeaders().set(PeerHeaders.STREAM_SHA256, HexFormat.of().formatHex(Secrets.sha256(body)));
        }
        HttpHandler rule = rules.get(exchange.getRequestMethod() + ' ' + path);
        if (rule != null) {
            rule.handle(exchange);
        } else if (path.equals(REVOCATIONS)) {
            FakeHttpServer.json(exchange, 200, "{\"success\":true,\"data\":" + revoked + "}");
        } else {
            FakeHttpServer.json(exchange, 200, OK);
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        for (ServiceName service : ServiceName.values()) {
            try {
                MessageVerifier verifier = verifiers.computeIfAbsent(service, name -> new MessageVerifier(keys, name.wireName(), Clock.systemUTC(),
                        new InMemoryNonces(Clock.systemUTC())));
                if (exchange.getRequestHeaders().containsKey("x-stream")) {
                    verifier.verify(new Signed(exchange)); // its hash stands in the answer
                } else {
                    verifier.verify(new Signed(exchange), body);
                }
                return true;
            } catch (com.aiponge.crypto.signature.SignatureRefused e) {
                continue; // signed for another service, or not at all
            }
        }
        return false;
    }

    @Override
    public void close() {
        server.close();
    }

    private record Signed(HttpExchange exchange) implements SignableRequest {
        @Override
        public String method() {
            return exchange.getRequestMethod();
        }

        @Override
        public String path() {
            return exchange.getRequestURI().getRawPath();
        }

        @Override
        public String query() {
            return exchange.getRequestURI().getRawQuery();
        }

        @Override
        public String header(String lowerCaseName) {
            List<String> values = exchange.getRequestHeaders().get(lowerCaseName);
            return values == null ? null : String.join(", ", values);
        }
    }
}
