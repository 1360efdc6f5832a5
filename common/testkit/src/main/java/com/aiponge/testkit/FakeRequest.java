package com.aiponge.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a {@link FakeHttpServer} was asked.
 *
 * @param target  path and query as they were sent
 * @param headers names in any case
 * @param body    do not change it
 */
public record FakeRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {

    /** The first one of this name; null when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
