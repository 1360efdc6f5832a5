package com.aiponge.user.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static UserApi api;

    @BeforeAll
    static void start() {
        api = UserApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void theFirstReadIsAnsweredAtOnceWithEverythingThatMatters() {
        UUID session = revokeOne();
        JsonNode all = api.revocations(null);
        assertEquals(List.of("cursor", "sessions", "tokens", "accounts"), UserApi.names(all));
        assertTrue(UserApi.texts(all.path("sessions")).contains(session.toString()));
    }

    @Test
    void aReaderWaitsAndHearsOfALogoutWithinASecond() throws Exception {
        JsonNode guest = api.guest();
        String cursor = api.revocations(null).path("cursor").asText();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> waiting = threads.submit(() -> api.revocations(cursor));
            long looks = api.statements();
            Eventually.until("the reader waits", () -> api.statements() > looks);
            long began = System.nanoTime();
            api.logout(guest.path("token").asText(), null).expect(200);
            JsonNode heard = waiting.get(5, TimeUnit.SECONDS);
            assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(1));
            assertEquals(List.of(guest.path("sessionId").asText()), UserApi.texts(heard.path("sessions")));
        }
    }

    @Test
    void aReaderHearsOfWhatAnotherInstanceRecorded() throws Exception {
        String cursor = api.revocations(null).path("cursor").asText();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> waiting = threads.submit(() -> api.revocations(cursor));
            UUID session = UUID.randomUUID();
            Database database = api.parts().database();
            database.inTransaction(() -> revocations().revoke(List.of(session), List.of()));
            assertEquals(List.of(session.toString()), UserApi.texts(waiting.get(5, TimeUnit.SECONDS).path("sessions")));
        }
    }

    @Test
    void withoutNewsTheCallersDeadlineEndsTheWait() {
        String cursor = api.revocations(null).path("cursor").asText();
        JsonNode nothing = api.revocationsNow(cursor);
        assertEquals(cursor, nothing.path("cursor").asText());
        assertEquals(0, nothing.path("sessions").size() + nothing.path("tokens").size() + nothing.path("accounts").size());
    }

    @Test
    void anUnreadableCursorIsRefusedAndAFutureOneBeginsAnew() {
        for (String bad : List.of("x", "-1", "1.5", "99999999999999999999")) {
            api.asService(ServiceName.GATEWAY).get("/internal/v1/revocations?since=" + bad).expect(400, "INVALID_CURSOR");
        }
        UUID session = revokeOne();
        assertTrue(UserApi.texts(api.revocations("999999999").path("sessions")).contains(session.toString()));
    }

    @Test
    void lockedAccountsAreNamed() {
        UUID account = UUID.randomUUID();
        Database database = api.parts().database();
        database.inTransaction(() -> revocations().lock(account));
        assertTrue(UserApi.texts(api.revocations(null).path("accounts")).contains(account.toString()));
    }

    @Test
    void whatNoTokenOutlivesIsLeftOutAndPurged() {
        UUID session = revokeOne();
        api.clock().advance(Revocations.KEPT.minusSeconds(1));
        assertTrue(UserApi.texts(api.revocations(null).path("sessions")).contains(session.toString()));
        api.clock().advance(Duration.ofSeconds(1));
        assertFalse(UserApi.texts(api.revocations(null).path("sessions")).contains(session.toString()));
        revocations().purge();
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.revocations WHERE ref = ?", session.toString()));
    }

    @Test
    void aRolledBackRevocationNeverWas() {
        String cursor = api.revocations(null).path("cursor").asText();
        Database database = api.parts().database();
        try {
            database.inTransaction(() -> {
                revocations().revoke(List.of(UUID.randomUUID()), List.of());
                throw new IllegalStateException("no");
            });
        } catch (IllegalStateException expected) {
            assertEquals("no", expected.getMessage());
        }
        assertEquals(cursor, api.revocationsNow(cursor).path("cursor").asText());
    }

    @Test
    void aReaderThatFollowsTheCursorMissesNothingOfParallelWriters() throws Exception {
        String cursor = api.revocations(null).path("cursor").asText();
        Set<String> expected = new HashSet<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(UUID.randomUUID());
            expected.add(ids.get(i).toString());
        }
        CountDownLatch written = new CountDownLatch(ids.size());
        Database database = api.parts().database();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (UUID id : ids) {
                threads.submit(() -> {
                    database.inTransaction(() -> revocations().revoke(List.of(id), List.of()));
                    written.countDown();
                });
            }
            Set<String> heard = new HashSet<>();
            while (written.getCount() > 0) {
                JsonNode news = api.revocationsNow(cursor);
                heard.addAll(UserApi.texts(news.path("sessions")));
                cursor = news.path("cursor").asText();
            }
            heard.addAll(UserApi.texts(api.revocationsNow(cursor).path("sessions")));
            assertEquals(expected, heard);
        }
    }

    @Test
    void aStopDoesNotWaitForReaders() throws Exception {
        UserApi other = UserApi.start();
        String cursor = other.revocations(null).path("cursor").asText();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> waiting = threads.submit(() -> other.revocations(cursor));
            long looks = other.statements();
            Eventually.until("the reader waits", () -> other.statements() > looks + 1);
            long began = System.nanoTime();
            other.close();
            assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(4), "a reader waits for nine seconds");
            assertEquals(cursor, waiting.get(1, TimeUnit.SECONDS).path("cursor").asText());
        }
    }

    @Test
    void onlyTheGatewayMayAsk() {
        for (ServiceName other : List.of(ServiceName.MUSIC, ServiceName.SYSTEM, ServiceName.STORAGE)) {
            ApiAnswer refused = api.asService(other).get("/internal/v1/revocations");
            refused.expect(404, "ENDPOINT_NOT_FOUND");
        }
        api.unsigned().get("/internal/v1/revocations").expect(401, "UNAUTHORIZED");
    }

    private static Revocations revocations() {
        return new Revocations(api.parts().database(), api.clock());
    }

    private static UUID revokeOne() {
        UUID session = UUID.randomUUID();
        api.parts().database().inTransaction(() -> revocations().revoke(List.of(session), List.of("jti-" + session)));
        return session;
    }
}
