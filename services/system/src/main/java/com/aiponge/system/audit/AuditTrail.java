package com.aiponge.system.audit;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What was done, by whom: written once and never changed. Thread-safe. */
public final class AuditTrail {
    private static final UUID NOBODY = new UUID(0, 0);

    private final AuditStore store;
    private final FieldCipher cipher;
    private final Clock clock;

    public AuditTrail(Database database, FieldCipher cipher, Clock clock) {
        this.store = new AuditStore(database);
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @return how many were new; a record that is there already stays as it is */
    long append(List<AuditRecord> records, ServiceName sender) {
        List<String> changes = records.stream().map(this::sealed).toList();
        return records.isEmpty() ? 0 : store.insert(records, changes, sender.wireName(), clock.instant());
    }

    private String sealed(AuditRecord record) {
        UUID owner = record.actorId() == null ? NOBODY : record.actorId();
        return cipher.encrypt(record.changes().toString(), new FieldContext("audit_records", "changes", record.recordId(), owner));
    }
}
