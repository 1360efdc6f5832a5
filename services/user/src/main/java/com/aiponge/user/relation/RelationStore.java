package com.aiponge.user.relation;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** SQL of relations. */
final class RelationStore {
    static final String FOLLOWING = """
            SELECT r.id, r.creator_id, coalesce(c.name, c.username) AS creator_name, r.member_id, coalesce(m.name, m.username) AS member_name,
                   r.status, c.role = 'librarian' AS is_librarian, r.accepted_at
            FROM relations r JOIN accounts c ON c.id = r.creator_id JOIN accounts m ON m.id = r.member_id
            WHERE r.member_id = :member AND r.status = 'active'
            """;
    static final String AFTER = " AND (r.accepted_at, r.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))";
    static final String ORDER = " ORDER BY r.accepted_at DESC, r.id DESC LIMIT :limit";

    private final Database database;

    RelationStore(Database database) {
        this.database = database;
    }

    List<Relation> following(UUID member, int limit, int offset) {
        return database.sql(FOLLOWING + ORDER + " OFFSET :offset")
                .bind("member", member).bind("limit", limit).bind("offset", offset).list(Relation::of);
    }

    List<Relation> followingAfter(UUID member, Instant at, UUID id, int limit) {
        return database.sql(FOLLOWING + AFTER + ORDER)
                .bind("member", member).bind("at", at).bind("id", id).bind("limit", limit).list(Relation::of);
    }

    long countFollowing(UUID member) {
        return database.sql("SELECT count(*) AS total FROM relations WHERE member_id = :member AND status = 'active'")
                .bind("member", member).one(row -> row.number("total"));
    }

    List<UUID> followed(UUID member) {
        return database.sql("SELECT creator_id FROM relations WHERE member_id = :member AND status = 'active' ORDER BY creator_id")
                .bind("member", member).list(row -> row.uuid("creator_id"));
    }

    List<UUID> librarians() {
        return database.sql("SELECT id FROM accounts WHERE role = 'librarian' ORDER BY id").list(row -> row.uuid("id"));
    }

    List<UUID> registered(UUID after, int limit) {
        return database.sql("SELECT id FROM accounts WHERE NOT is_guest AND id > :after ORDER BY id LIMIT :limit")
                .bind("after", after).bind("limit", limit).list(row -> row.uuid("id"));
    }

    /** Rows side by side in the three lists. A relation that is already there stays as it is. */
    void add(List<UUID> ids, List<UUID> creators, List<UUID> members, Instant now) {
        database.sql("""
                INSERT INTO relations (id, creator_id, member_id, status, accepted_at)
                SELECT one.id, one.creator_id, one.member_id, 'active', :now
                FROM unnest(CAST(:ids AS uuid[]), CAST(:creators AS uuid[]), CAST(:members AS uuid[])) AS one (id, creator_id, member_id)
                WHERE one.creator_id <> one.member_id
                ON CONFLICT (creator_id, member_id) DO NOTHING
                """).bind("ids", ids).bind("creators", creators).bind("members", members).bind("now", now).update();
    }

    /** Held by who registers until the transaction ends: the librarians stay the same meanwhile. */
    void holdLibrarians() {
        database.sql("SELECT count(pg_advisory_xact_lock_shared(103) IS NULL) AS held").one(row -> row.number("held"));
    }

    /** Held by who makes a librarian until the transaction ends: nobody registers meanwhile. */
    void changeLibrarians() {
        database.sql("SELECT count(pg_advisory_xact_lock(103) IS NULL) AS held").one(row -> row.number("held"));
    }
}
