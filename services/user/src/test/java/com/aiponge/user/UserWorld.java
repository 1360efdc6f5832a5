package com.aiponge.user;

import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestCaller;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The whole service over a database of its own, beside a storage service that a test speaks for. */
public final class UserWorld implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PeerStub storage = PeerStub.start();
    private final HandRunJobs jobs = new HandRunJobs();
    private final AtomicReference<WatchedParts> parts = new AtomicReference<>();
    private final TestService service;

    private UserWorld() {
        service = TestService.start(ServiceName.USER, this::compose, Map.of("STORAGE_SERVICE_URL", storage.url()));
    }

    public static UserWorld start() {
        return new UserWorld();
    }

    private void compose(ServiceParts real) {
        WatchedParts watched = new WatchedParts(real, jobs);
        parts.set(watched);
        UserService.compose(watched);
    }

    /** Somebody with an account, and how they call. */
    public record Somebody(UUID id, TestCaller app, TestCaller music) {
    }

    public Somebody guest() {
        UUID id = UUID.fromString(service.anonymous().post("/api/v1/auth/guest", Map.of()).expect(201).data().path("user").path("id").asText());
        return new Somebody(id, service.as(id, "user", true), service.asService(ServiceName.MUSIC, id));
    }

    public Somebody registered() {
        JsonNode user = service.anonymous().post("/api/v1/auth/register", Map.of(
                "email", "writer" + NUMBER.incrementAndGet() + "@example.com", "password", "Quiet-River-2026", "name", "Morning Writer"))
                .expect(201).data().path("user");
        return called(UUID.fromString(user.path("id").asText()), "user");
    }

    /** Made staff by the operator. */
    public Somebody staff(String role) {
        UUID id = registered().id();
        database().execute("UPDATE user_service.accounts SET role = ? WHERE id = ?", role, id);
        return called(id, role);
    }

    private Somebody called(UUID id, String role) {
        return new Somebody(id, service.as(id, role, false), service.asService(ServiceName.MUSIC, id));
    }

    /** Puts the person on a paid tier until the end of next month. */
    public void subscribe(Somebody person, String tier) {
        database().execute("""
                INSERT INTO user_service.subscriptions (user_id, tier, status, current_period_start, current_period_end, updated_at)
                VALUES (?, ?, 'active', now(), now() + interval '31 days', now())""", person.id(), tier);
    }

    public TestService service() {
        return service;
    }

    public TestDatabase database() {
        return service.database();
    }

    public PeerStub storage() {
        return storage;
    }

    public HandRunJobs jobs() {
        return jobs;
    }

    public ServiceParts parts() {
        return parts.get();
    }

    public List<RecordedOutbox.Event> events(Somebody person, String type) {
        return parts.get().recorded().events(person.id(), type);
    }

    @Override
    public void close() {
        service.close();
        storage.close();
    }
}
