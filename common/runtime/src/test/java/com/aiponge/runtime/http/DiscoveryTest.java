package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.testkit.RawHttp;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Trap: whatever a library registers as a service becomes part of every server by itself, unless discovery is off in each of its four places. */
class DiscoveryTest {
    @Test
    void takesNothingFromTheClassPathThatNobodyAskedFor() {
        assertEquals(1, ServiceLoader.load(io.helidon.http.media.spi.MediaSupportProvider.class).stream()
                .filter(one -> one.type() == ClassPathFinds.Media.class).count(), "the trap is not set");
        ClassPathFinds.FOUND.clear();

        HttpListener listener = HttpListener.start(new HttpListener.Config("127.0.0.1", 0, 100, 10, List.of(), Map.of(), List.of()),
                (request, response) -> response.send("x"));
        try (RawHttp http = RawHttp.to(listener.port())) {
            assertEquals(200, http.send("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n").readResponse().status());
        } finally {
            listener.stop();
        }

        assertEquals(List.of(), ClassPathFinds.FOUND);
    }
}
