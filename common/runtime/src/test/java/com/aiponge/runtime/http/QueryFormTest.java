package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.testkit.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queries the listener takes: what browsers send, and nothing that two readers would see differently. */
final class QueryFormTest {
    private static HttpListener listener;

    @BeforeAll
    static void start() {
        listener = HttpListener.start(new HttpListener.Config("127.0.0.1", 0, 1024, 100, List.of(), Map.of(), List.of()),
                (request, response) -> response.send(request.prologue().query().rawValue().getBytes(StandardCharsets.US_ASCII)));
    }

    @AfterAll
    static void stop() {
        listener.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026-05-04T09:12:33.120Z", "u=http://h/p", "ids[]=1", "a=b|c", "q=\"x\"", "a=%20&b=&c", "a={}", "a=?"})
    void takesWhatBrowsersSend(String query) {
        try (RawHttp raw = RawHttp.to(listener.port())) {
            var answer = raw.send("GET /x?" + query + " HTTP/1.1\r\nHost: a\r\n\r\n").readResponse();
            assertEquals(200, answer.status());
            assertEquals(query, answer.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%", "a=%4", "a=\u00ff", "a=\u0001", "a=1#part"})
    void refusesMalformedOnes(String query) {
        assertRefused(query);
    }

    @Test
    void refusesALineOfItsOwnInAQuery() {
        assertRefused("a=\rb");
    }

    private static void assertRefused(String query) {
        try (RawHttp raw = RawHttp.to(listener.port())) {
            assertEquals(400, raw.send("GET /x?" + query + " HTTP/1.1\r\nHost: a\r\n\r\n").readResponse().status());
        }
    }
}
