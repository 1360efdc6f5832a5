package com.aiponge.user;

import com.aiponge.crypto.password.PasswordHasher;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.crypto.token.TokenVerifier;
import com.aiponge.crypto.token.UserClaims;
import com.aiponge.harness.TestCaller;
import com.aiponge.harness.TestSecrets;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** The whole user service, and the calls of its tests. */
public final class UserApi implements AutoCloseable {
    /** Cheap and patient: these tests are not about the cost or the bulkhead. */
    private static final PasswordHasher PATIENT = new PasswordHasher(1024, 2, 1, 4, Duration.ofSeconds(60));

    private final TestService service;
    private final AtomicReference<WatchedParts> parts;
    private final TokenVerifier verifier;

    private UserApi(TestService service, AtomicReference<WatchedParts> parts) {
        this.service = service;
        this.parts = parts;
        // PostgreSQL keeps microseconds: at a boundary the nanoseconds of a real clock would decide.
        service.clock().set(service.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        this.verifier = new TokenVerifier(new TokenKeys(TestSecrets.JWT, List.of()), service.clock(), 0);
    }

    public static UserApi start() {
        return start(PATIENT);
    }

    public static UserApi start(PasswordHasher hasher) {
        AtomicReference<WatchedParts> parts = new AtomicReference<>();
        return new UserApi(TestService.start(ServiceName.USER, given -> {
            parts.set(new WatchedParts(given, new HandRunJobs()));
            UserService.compose(parts.get(), hasher);
        }, Map.of()), parts);
    }

    public TestCaller anonymous() {
        return service.anonymous();
    }

    /** The person of an AuthResult, as the gateway would sign for them. */
    public TestCaller as(JsonNode auth) {
        UserClaims claims = verifier.verifyExpired(auth.path("token").asText());
        return service.as(claims.userId(), claims.role(), claims.guest());
    }

    public TestCaller asService(ServiceName caller) {
        return service.asService(caller, null);
    }

    public TestCaller asService(ServiceName caller, UUID about) {
        return service.asService(caller, about);
    }

    public ApiClient unsigned() {
        return ApiClient.at(service.port());
    }

    /** AuthResult of a new guest. */
    public JsonNode guest() {
        return anonymous().post("/api/v1/auth/guest", null).expect(201).data();
    }

    /** AuthResult of a new account. */
    public JsonNode register(String email, String password) {
        return anonymous().post("/api/v1/auth/register", Map.of("email", email, "password", password)).expect(201).data();
    }

    public ApiAnswer login(String identifier, String password) {
        return anonymous().post("/api/v1/auth/login", Map.of("identifier", identifier, "password", password));
    }

    public ApiAnswer refresh(JsonNode auth) {
        return anonymous().post("/api/v1/auth/refresh",
                Map.of("refreshToken", auth.path("refreshToken").asText(), "sessionId", auth.path("sessionId").asText()));
    }

    /** @param session may be null */
    public ApiAnswer logout(String token, JsonNode session) {
        Map<String, Object> body = new HashMap<>();
        if (session != null) {
            body.put("sessionId", session.asText());
        }
        return anonymous().with("authorization", "Bearer " + token).post("/api/v1/auth/logout", body);
    }

    /** The gateway's long poll. @param since may be null */
    public JsonNode revocations(String since) {
        return poll(asService(ServiceName.GATEWAY), since);
    }

    /** The long poll of a caller that hardly waits. */
    public JsonNode revocationsNow(String since) {
        long deadline = clock().instant().plusMillis(520).toEpochMilli();
        return poll(asService(ServiceName.GATEWAY).with("x-deadline", Long.toString(deadline)), since);
    }

    public UserClaims claims(JsonNode auth) {
        return verifier.verify(auth.path("token").asText());
    }

    public TestDatabase database() {
        return service.database();
    }

    public SettableClock clock() {
        return service.clock();
    }

    /** How often the waiting readers of this database have looked for news. */
    public long statements() {
        return database().number("SELECT coalesce(sum(idx_scan + seq_scan), 0) FROM pg_stat_user_tables WHERE relname = 'revocation_turn'");
    }

    /** What the service was made of, for classes that have no route yet. */
    public ServiceParts parts() {
        return parts.get();
    }

    /** How many live events of a type one person was sent. */
    public int recorded(UUID user, String type) {
        return parts.get().recorded().events(user, type).size();
    }

    public void restart() {
        service.restart();
    }

    @Override
    public void close() {
        service.close();
    }

    public static UUID id(JsonNode auth) {
        return UUID.fromString(auth.path("user").path("id").asText());
    }

    public static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    /** Runs all of them at the same moment; results in order. */
    public static <T> List<T> parallel(int count, IntFunction<T> work) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode poll(TestCaller gateway, String since) {
        return gateway.get("/internal/v1/revocations" + (since == null ? "" : "?since=" + since)).expect(200).data();
    }
}
