package com.aiponge.system.audit;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.List;

/** SQL of the audit trail. */
final class AuditStore {
    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    /** @param changes encrypted, one for each record */
    long insert(List<AuditRecord> records, List<String> changes, String service, Instant now) {
        return database.sql("""
                INSERT INTO audit_records (id, actor_id, actor_role, action, target_type, target_id, changes, service, at, recorded_at)
                SELECT one.id, one.actor_id, one.actor_role, one.action, one.target_type, one.target_id, one.changes, :service, one.at, :now
                FROM unnest(CAST(:ids AS uuid[]), CAST(:actors AS uuid[]), CAST(:roles AS text[]), CAST(:actions AS text[]), CAST(:types AS text[]),
                    CAST(:targets AS text[]), CAST(:changes AS text[]), CAST(:times AS timestamptz[]))
                    AS one (id, actor_id, actor_role, action, target_type, target_id, changes, at)
                ON CONFLICT (id) DO NOTHING
                """)
                .bind("ids", records.stream().map(AuditRecord::recordId).toList())
                .bind("actors", records.stream().map(AuditRecord::actorId).toList())
                .bind("roles", records.stream().map(AuditRecord::actorRole).toList())
                .bind("actions", records.stream().map(AuditRecord::action).toList())
                .bind("types", records.stream().map(AuditRecord::targetType).toList())
                .bind("targets", records.stream().map(AuditRecord::targetId).toList())
                .bind("changes", changes)
                .bind("times", records.stream().map(AuditRecord::at).toList())
                .bind("service", service).bind("now", now).update();
    }
}
