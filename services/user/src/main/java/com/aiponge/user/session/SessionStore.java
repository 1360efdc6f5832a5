package com.aiponge.user.session;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of sessions. Every locking method keeps the order account, family, session. */
final class SessionStore {
    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    /** The account, whose role and state cannot change until the transaction ends. */
    Optional<Holder> holder(UUID account) {
        return database.sql("SELECT id, email, role, is_guest, status FROM accounts WHERE id = :id FOR SHARE")
                .bind("id", account).first(SessionStore::holder);
    }

    Optional<Holder> holderOf(UUID session) {
        return database.sql("""
                SELECT id, email, role, is_guest, status FROM accounts
                WHERE id = (SELECT account_id FROM sessions WHERE id = :session)
                FOR SHARE
                """).bind("session", session).first(SessionStore::holder);
    }

    /** The session, alone with its family until the transaction ends. */
    Optional<StoredSession> lock(UUID session) {
        return database.sql("""
                SELECT s.id, s.family_id, s.account_id, s.refresh_hash, s.expires_at, s.replaced_at, f.ended_at
                FROM sessions s JOIN session_families f ON f.id = s.family_id
                WHERE s.id = :session
                FOR UPDATE
                """).bind("session", session).first(row -> new StoredSession(row.uuid("id"), row.uuid("family_id"), row.uuid("account_id"),
                row.text("refresh_hash"), row.time("expires_at"), row.time("replaced_at"), row.time("ended_at")));
    }

    /** Without waiting for anybody: the state a moment ago. */
    boolean isLive(UUID session) {
        return database.sql("SELECT f.ended_at IS NULL AS live FROM sessions s JOIN session_families f ON f.id = s.family_id WHERE s.id = :session")
                .bind("session", session).first(row -> row.flag("live")).orElse(false);
    }

    void open(UUID family, UUID session, UUID account, String hash, Instant now, Instant expires) {
        database.sql("""
                WITH family AS (
                    INSERT INTO session_families (id, account_id, created_at, expires_at)
                    VALUES (:family, :account, :now, :expires))
                INSERT INTO sessions (id, family_id, account_id, refresh_hash, created_at, expires_at)
                VALUES (:session, :family, :account, :hash, :now, :expires)
                """).bind("family", family).bind("session", session).bind("account", account)
                .bind("hash", hash).bind("now", now).bind("expires", expires).update();
    }

    void replace(StoredSession old, UUID session, String hash, Instant now, Instant expires) {
        database.sql("""
                WITH replaced AS (UPDATE sessions SET replaced_at = :now WHERE id = :old),
                     slid AS (UPDATE session_families SET expires_at = :expires WHERE id = :family)
                INSERT INTO sessions (id, family_id, account_id, refresh_hash, created_at, expires_at)
                VALUES (:session, :family, :account, :hash, :now, :expires)
                """).bind("old", old.id()).bind("family", old.familyId()).bind("session", session).bind("account", old.accountId())
                .bind("hash", hash).bind("now", now).bind("expires", expires).update();
    }

    boolean endFamily(UUID family, String reason, Instant now) {
        return database.sql("UPDATE session_families SET ended_at = :now, end_reason = :reason WHERE id = :family AND ended_at IS NULL")
                .bind("family", family).bind("reason", reason).bind("now", now).update() > 0;
    }

    /** The caller holds the account's row, so that no family is opened meanwhile. */
    List<UUID> endFamiliesOf(UUID account, String reason, Instant now) {
        return database.sql("""
                UPDATE session_families SET ended_at = :now, end_reason = :reason
                WHERE account_id = :account AND ended_at IS NULL
                RETURNING id
                """).bind("account", account).bind("reason", reason).bind("now", now).list(row -> row.uuid("id"));
    }

    /** The sessions of these families whose access token may still be in time. A statement of its own: it must see what the ended families gained while they were waited for. */
    List<UUID> inUse(List<UUID> families, Instant replacedAfter) {
        return database.sql("""
                SELECT id FROM sessions
                WHERE family_id = ANY(CAST(:families AS uuid[])) AND (replaced_at IS NULL OR replaced_at > :after)
                ORDER BY id
                """).bind("families", families).bind("after", replacedAfter).list(row -> row.uuid("id"));
    }

    void purge(Instant now) {
        database.sql("DELETE FROM session_families WHERE expires_at < :now").bind("now", now).update();
        database.sql("DELETE FROM sessions WHERE expires_at < :now").bind("now", now).update();
    }

    private static Holder holder(Row row) {
        return new Holder(row.uuid("id"), row.text("email"), row.text("role"), row.flag("is_guest"), row.text("status"));
    }
}
