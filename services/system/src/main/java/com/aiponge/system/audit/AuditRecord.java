package com.aiponge.system.audit;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who did what to what (contract 21.3).
 *
 * @param actorId null when the platform itself acted
 */
record AuditRecord(UUID recordId, UUID actorId, String actorRole, String action, String targetType, String targetId, ObjectNode changes, Instant at) {
    private static final int MOST = 100;
    private static final int NAME = 100;

    static List<AuditRecord> from(Input body) {
        List<AuditRecord> records = body.present("records", body.nestedList("records", MOST, AuditRecord::one));
        body.check();
        return records;
    }

    private static AuditRecord one(Input record) {
        UUID id = record.requiredUuid("recordId");
        UUID actor = record.uuid("actorId");
        String role = record.requiredTrimmed("actorRole", NAME);
        String action = record.requiredTrimmed("action", NAME);
        String type = record.requiredTrimmed("targetType", NAME);
        String target = record.trimmed("targetId", 2 * NAME);
        ObjectNode changes = record.object("changes");
        Instant at = record.present("at", record.time("at"));
        return new AuditRecord(id, actor, role, action, type, target, changes == null ? Json.mapper().createObjectNode() : changes, at);
    }
}
