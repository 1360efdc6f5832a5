package com.aiponge.system.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.system.SystemWorld;
import com.aiponge.testkit.ApiAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static SystemWorld world;

    @BeforeAll
    static void start() {
        world = SystemWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Map<String, Object> record(UUID id) {
        Map<String, Object> record = new HashMap<>(Map.of("recordId", id, "actorId", Ids.next(), "actorRole", "admin", "action", "user.suspended",
                "targetType", "user", "targetId", Ids.next(), "changes", Map.of("reason", "Elderberry"), "at", "2026-05-04T09:12:33.120Z"));
        return record;
    }

    private static ApiAnswer send(Object records) {
        return world.service().asService(ServiceName.USER, null).post("/internal/v1/audit-records", Map.of("records", records));
    }

    @Test
    void aRecordIsKeptOnceWithWhoSentIt() {
        UUID id = Ids.next();
        assertEquals(1, send(List.of(record(id))).expect(202).data().path("accepted").asInt());
        assertEquals(0, send(List.of(record(id))).expect(202).data().path("accepted").asInt());
        Map<String, Object> row = world.database().query("SELECT * FROM system_service.audit_records WHERE id = ?", id).getFirst();
        assertEquals("user-service", row.get("service"));
        assertEquals("user.suspended", row.get("action"));
        assertEquals("2026-05-04T09:12:33.120Z", row.get("at").toString());
    }

    @Test
    void theLastMembersMayBeMissing() {
        Map<String, Object> record = record(Ids.next());
        record.keySet().removeAll(List.of("actorId", "targetId", "changes"));
        send(List.of(record)).expect(202);
    }

    @Test
    void parallelRepeatsAreKeptOnce() throws Exception {
        UUID id = Ids.next();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> send(List.of(record(id), record(Ids.next()))).expect(202));
            }
        }
        assertEquals(1, world.database().number("SELECT count(*) FROM system_service.audit_records WHERE id = ?", id));
    }

    @Test
    void nobodyCanChangeOrRemoveARecord() {
        UUID id = Ids.next();
        send(List.of(record(id))).expect(202);
        for (String change : List.of("UPDATE system_service.audit_records SET action = 'nothing'", "DELETE FROM system_service.audit_records",
                "TRUNCATE system_service.audit_records", "UPDATE system_service.audit_records SET at = now()")) {
            assertThrows(AssertionError.class, () -> world.database().execute(change), change);
        }
        world.database().execute("UPDATE system_service.audit_records SET changes = changes WHERE id = ?", id);
        assertEquals(1, world.database().number("SELECT count(*) FROM system_service.audit_records WHERE id = ? AND action = 'user.suspended'", id));
    }

    @Test
    void whatChangedIsCiphertext() {
        send(List.of(record(Ids.next()))).expect(202);
        String rows = (String) world.database().value("SELECT string_agg(r::text, ' ') FROM system_service.audit_records r");
        assertFalse(rows.contains("Elderberry") || rows.contains("reason"), rows);
    }

    @Test
    void wrongRecordsAreRefusedWhole() {
        UUID id = Ids.next();
        ApiAnswer answer = send(List.of(record(id), Map.of("recordId", 7))).expect(400, "VALIDATION_ERROR");
        assertTrue(answer.text().contains("records[1].recordId") && answer.text().contains("records[1].at"), answer.text());
        assertEquals(0, world.database().number("SELECT count(*) FROM system_service.audit_records WHERE id = ?", id));
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add(record(Ids.next()));
        }
        send(many).expect(400, "VALIDATION_ERROR");
        world.service().asService(ServiceName.GATEWAY, null).post("/internal/v1/audit-records", Map.of("records", List.of())).expect(404);
    }
}
