package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.peers.PeerHeaders;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.FakeRequest;
import com.aiponge.testkit.RawHttp;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files on their way through the edge. */
final class UploadTest {
    private static final String UPLOAD = "/api/v1/storage/upload";
    private static final Map<String, String> FORM = Map.of("Content-Type", "multipart/form-data; boundary=\"a b\"");
    private static Services services;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        services = new Services();
        gateway = TestGateway.before(services, "AIPONGE_RATE_LIMITS", "upload=1000/60");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        services.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static ApiClient librarian() {
        return gateway.as(Ids.next(), "librarian", false);
    }

    @Test
    void passesBytesAndTypeUnchangedAndSigned() {
        byte[] body = bytes(3_000_000);
        ApiAnswer answer = gateway.user().withHeader("X-Idempotency-Key", "k1").raw("POST", UPLOAD, FORM, body).expect(200);
        FakeRequest seen = services.last();
        assertArrayEquals(body, seen.body());
        assertEquals("multipart/form-data; boundary=\"a b\"", seen.header("content-type"));
        assertEquals("sha256-in-answer", seen.header("x-stream"));
        assertEquals("k1", seen.header("x-idempotency-key"));
        assertNull(seen.header("content-digest"));
        assertNull(answer.header(PeerHeaders.STREAM_SHA256), "what services tell each other is nobody else's");
        assertTrue(services.refused().isEmpty(), () -> services.refused().toString());
    }

    @Test
    void whatArrivedDifferentlyIsNoSuccess() {
        services.on("POST", UPLOAD, exchange -> {
            exchange.getResponseHeaders().set(PeerHeaders.STREAM_SHA256, "0".repeat(64));
            FakeHttpServer.json(exchange, 201, Services.OK);
        });
        try {
            gateway.user().raw("POST", UPLOAD, FORM, bytes(100)).expect(503, "SERVICE_UNAVAILABLE");
        } finally {
            services.on("POST", UPLOAD, exchange -> FakeHttpServer.json(exchange, 200, Services.OK));
        }
    }

    @Test
    void refusalsOfTheServicePassUnchanged() {
        services.onJson("POST", UPLOAD, 415, "{\"success\":false,\"error\":{\"type\":\"UnsupportedMediaTypeError\",\"code\":\"UNSUPPORTED_MEDIA_TYPE\",\"message\":\"no\"}}");
        try {
            gateway.user().raw("POST", UPLOAD, FORM, bytes(100_000)).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        } finally {
            services.on("POST", UPLOAD, exchange -> FakeHttpServer.json(exchange, 200, Services.OK));
        }
    }

    @Test
    void peopleSendElevenMebibytesAndStaffAHundredAndOne() {
        gateway.user().raw("POST", UPLOAD, FORM, new byte[11 << 20]).expect(200);
        gateway.user().raw("POST", UPLOAD, FORM, new byte[(11 << 20) + 1]).expect(413, "PAYLOAD_TOO_LARGE");
        librarian().raw("POST", UPLOAD, FORM, new byte[12 << 20]).expect(200);
        librarian().raw("POST", UPLOAD, FORM, new byte[(101 << 20) + 1]).expect(413, "PAYLOAD_TOO_LARGE");
        gateway.anonymous().raw("POST", UPLOAD, FORM, new byte[2 << 20]).expect(401, "UNAUTHORIZED");
    }

    @Test
    void otherRoutesTakeNoLargeBodiesStill() {
        gateway.user().raw("POST", "/api/v1/app/entries", FORM, new byte[2 << 20]).expect(413, "PAYLOAD_TOO_LARGE");
        gateway.user().raw("POST", "/api/v1/no/such/route", FORM, new byte[2 << 20]).expect(413, "PAYLOAD_TOO_LARGE");
        gateway.user().raw("PUT", UPLOAD, FORM, new byte[2 << 20]).expect(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void whoeverStopsInTheMiddleIsNotHeldAgainstTheService() {
        String token = gateway.token(Ids.next(), "user", false, Ids.next());
        for (int i = 0; i < 40; i++) {
            try (RawHttp raw = RawHttp.to(gateway.port())) {
                raw.send("POST " + UPLOAD + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\nContent-Type: multipart/form-data; boundary=a\r\n"
                        + "Content-Length: 500000\r\n\r\n").send(bytes(40_000)).finishSending();
                assertTrue(raw.isClosedWithin(Duration.ofSeconds(10)));
            }
        }
        gateway.user().raw("POST", UPLOAD, FORM, bytes(100)).expect(200);
    }

    @Test
    void aTokenIsAskedForBeforeAByteIsPassedOn() {
        int before = services.requests().size();
        gateway.anonymous().raw("POST", UPLOAD, FORM, bytes(1_000)).expect(401, "UNAUTHORIZED");
        assertEquals(before, services.requests().size());
    }
}
