package com.aiponge.harness;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.ContentDigest;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.crypto.signature.SignableRequest;
import com.aiponge.crypto.signature.SignatureHeaders;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls a {@link TestService} with a signature, as one service on behalf of somebody. Immutable. */
public final class TestCaller {
    private static final ServiceKeys KEYS = new ServiceKeys(TestSecrets.INTERNAL, List.of());

    private final TestService service;
    private final ServiceName caller;
    private final Map<String, String> headers;

    TestCaller(TestService service, ServiceName caller, String user, String role, boolean guest) {
        this(service, caller, Map.of("x-user-id", user, "x-user-role", role, "x-user-guest", Boolean.toString(guest)));
    }

    private TestCaller(TestService service, ServiceName caller, Map<String, String> headers) {
        this.service = service;
        this.caller = caller;
        this.headers = headers;
    }

    /** The same caller with one more header. */
    public TestCaller with(String lowerCaseName, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(lowerCaseName, value);
        return new TestCaller(service, caller, more);
    }

    /** The same caller with an idempotency key. */
    public TestCaller withKey(String key) {
        return with("x-idempotency-key", key);
    }

    public ApiAnswer get(String pathAndQuery) {
        return send("GET", pathAndQuery, new byte[0]);
    }

    public ApiAnswer delete(String pathAndQuery) {
        return send("DELETE", pathAndQuery, new byte[0]);
    }

    /** @param body text is sent as it is, anything else as JSON; null sends none */
    public ApiAnswer post(String pathAndQuery, Object body) {
        return send("POST", pathAndQuery, bytes(body));
    }

    public ApiAnswer put(String pathAndQuery, Object body) {
        return send("PUT", pathAndQuery, bytes(body));
    }

    public ApiAnswer patch(String pathAndQuery, Object body) {
        return send("PATCH", pathAndQuery, bytes(body));
    }

    /** Sends bytes; a content type other than JSON is set by {@link #with}. */
    public ApiAnswer send(String method, String pathAndQuery, byte[] body) {
        return exchange(method, pathAndQuery, body, "content-digest", ContentDigest.of(body));
    }

    /** Sends a body as services stream files: the digest stands in the answer. */
    public ApiAnswer stream(String method, String pathAndQuery, byte[] body) {
        return exchange(method, pathAndQuery, body, "x-stream", "sha256-in-answer");
    }

    /** The headers of a signed request that is not sent: for replays and alterations. */
    public Map<String, String> signed(String method, String pathAndQuery, String body) {
        byte[] bytes = bytes(body);
        return sign(method, pathAndQuery, bytes, "content-digest", ContentDigest.of(bytes));
    }

    private ApiAnswer exchange(String method, String pathAndQuery, byte[] body, String covering, String value) {
        return ApiClient.at(service.port()).raw(method, pathAndQuery, sign(method, pathAndQuery, body, covering, value), body);
    }

    private Map<String, String> sign(String method, String pathAndQuery, byte[] body, String covering, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("x-request-id", Ids.next().toString());
        all.putIfAbsent("x-correlation-id", "test");
        if (body.length > 0) {
            all.putIfAbsent("content-type", "application/json");
            all.put(covering, value);
        }
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        String query = question < 0 ? null : pathAndQuery.substring(question + 1);
        MessageSigner signer = new MessageSigner(KEYS, caller.wireName(), service.clock());
        SignatureHeaders signature = signer.sign(new Signed(method, path, query, all), service.name().wireName());
        all.put("signature-input", signature.signatureInput());
        all.put("signature", signature.signature());
        return all;
    }

    private static byte[] bytes(Object body) {
        return switch (body) {
            case null -> new byte[0];
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> Json.bytes(body);
        };
    }

    private record Signed(String method, String path, String query, Map<String, String> headers) implements SignableRequest {
        @Override
        public String header(String lowerCaseName) {
            return headers.get(lowerCaseName);
        }
    }
}
