package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.Eventually;
import com.aiponge.user.UserService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The real scheduler behind the reference that storage is told of. */
class PictureJobTest {
    @Test
    void storageHearsOfAPictureAfterFailuresAndOnceOnly() {
        UUID file = Ids.next();
        AtomicInteger attempts = new AtomicInteger();
        try (PeerStub storage = PeerStub.start()
                .on("POST", "/internal/v1/files/resolve", request -> Map.of("files", List.of(Map.of("ok", true, "fileId", file))))
                .on("PATCH", "/internal/v1/files/" + file, request -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new Problem.Unavailable("not yet");
                    }
                    return Map.of("references", 1);
                });
             TestService service = TestService.start(ServiceName.USER, UserService::compose, Map.of("STORAGE_SERVICE_URL", storage.url()))) {
            UUID person = UUID.fromString(service.anonymous().post("/api/v1/auth/guest", Map.of()).expect(201).data().path("user").path("id").asText());
            service.as(person, "user", true).post("/api/v1/app/entries", Map.of("content", "x", "artworkUrl", "/uploads/" + file + "/a.jpg")).expect(201);
            Eventually.until("storage has heard", () -> {
                service.clock().advance(Duration.ofSeconds(1));
                return attempts.get() >= 2;
            });
            Eventually.until("the job has gone", () -> service.database().number(
                    "SELECT count(*) FROM user_service.scheduled_tasks WHERE task_name LIKE 'entry-picture-reference%'") == 0);
            assertEquals(2, attempts.get());
        }
    }
}
