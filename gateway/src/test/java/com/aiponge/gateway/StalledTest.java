package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.RawHttp;
import com.aiponge.testkit.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Clients and services that stop half-way. These wait for real limits of ten and fifteen seconds, so they run beside the others. */
@Execution(ExecutionMode.CONCURRENT)
final class StalledTest {
    @Test
    void clientsThatStopHalfWayAreEnded() {
        String post = "POST /api/v1/auth/guest HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
        try (Services services = new Services(); TestGateway gateway = TestGateway.before(services); RawHttp head = RawHttp.to(gateway.port());
                RawHttp body = RawHttp.to(gateway.port()); RawHttp chunk = RawHttp.to(gateway.port())) {
            head.send("GET /health HTTP/1.1\r\nHos");
            body.send(post + "Content-Length: 100\r\n\r\n{");
            chunk.send(post + "Transfer-Encoding: chunked\r\n\r\n5\r\n{");
            gateway.anonymous().get("/health").expect(200);
            for (RawHttp one : List.of(head, body, chunk)) {
                assertTrue(one.isClosedWithin(Duration.ofSeconds(16)), "a stalled client was kept");
            }
            assertEquals(List.of(), services.requests());
        }
    }

    @Test
    void aServiceThatHangsIsTimedOutAndComesBack() {
        Services services = new Services();
        TcpProxy network = TcpProxy.to("127.0.0.1", URI.create(services.settings().get("USER_SERVICE_URL")).getPort());
        try (services; network; TestGateway gateway = TestGateway.before(services, "MUSIC_SERVICE_URL", "http://127.0.0.1:" + network.port())) {
            network.stall();
            ApiAnswer answer = gateway.user().withHeader("X-Correlation-ID", "slow").get("/api/v1/app/library/explore").expect(504, "TIMEOUT_ERROR");
            assertEquals("slow", answer.json().path("error").path("correlationId").asText());
            network.heal();
            Eventually.until("the service is reached again", () -> gateway.user().get("/api/v1/app/library/explore").status() == 200);
        }
    }
}
