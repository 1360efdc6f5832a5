package com.aiponge.gateway;

import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.TcpProxy;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A service goes and comes back. */
final class RecoveryTest {
    /** What opens a breaker, and more. */
    private static final int FAILURES = 25;

    @Test
    void servesAgainWhileThePollForRevocationsIsHeldOpen() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (Services services = new Services();
             TcpProxy network = TcpProxy.to("127.0.0.1", URI.create(services.settings().get("USER_SERVICE_URL")).getPort())) {
            network.cut();
            services.on("GET", "/internal/v1/revocations", exchange -> {
                asked.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                FakeHttpServer.json(exchange, 200, Services.OK);
            });
            try (TestGateway gateway = TestGateway.before(services, "USER_SERVICE_URL", "http://127.0.0.1:" + network.port())) {
                ApiClient user = gateway.user();
                for (int i = 0; i < FAILURES; i++) {
                    user.get("/api/v1/app/profile").expect(503);
                }
                network.heal();
                asked.await();

                Eventually.until("the profile is served", () -> user.get("/api/v1/app/profile").status() == 200);
            } finally {
                over.countDown();
            }
        }
    }
}
