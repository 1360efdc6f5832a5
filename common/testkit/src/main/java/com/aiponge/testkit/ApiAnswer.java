package com.aiponge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an {@link ApiClient} got.
 *
 * @param headers names in any case
 * @param bytes   the body as it came; do not change it
 * @param json    the body as JSON, or a missing node when it is not JSON
 */
public record ApiAnswer(int status, Map<String, List<String>> headers, byte[] bytes, JsonNode json) {
    public ApiAnswer {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** The {@code data} of a success; a missing node when there is none. */
    public JsonNode data() {
        return json.path("data");
    }

    /** The {@code error.code} of a failure; null when there is none. */
    public String errorCode() {
        return json.path("error").path("code").asText(null);
    }

    /** The first one of this name; null when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** This answer, when it has the status; else a failure that shows what came. */
    public ApiAnswer expect(int wanted) {
        if (status != wanted) {
            String body = text();
            throw new AssertionError("expected " + wanted + " but got " + status + ": " + body.substring(0, Math.min(2_000, body.length())));
        }
        return this;
    }

    /** This answer, when it has the status and the error code. */
    public ApiAnswer expect(int wanted, String code) {
        expect(wanted);
        if (!code.equals(errorCode())) {
            throw new AssertionError("expected the code " + code + " but got " + errorCode() + ": " + text());
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
