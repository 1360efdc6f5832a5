package com.aiponge.user.revocation;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of revocations. */
final class RevocationStore {
    /** One row of the join: the newest number, and a revocation when there is one. */
    record Line(long last, String kind, String ref) {
        static Line of(Row row) {
            return new Line(row.number("last"), row.text("kind"), row.text("ref"));
        }
    }

    private final Database database;

    RevocationStore(Database database) {
        this.database = database;
    }

    /** Takes the counter's row until the transaction ends: call it last. */
    void add(List<String> kinds, List<String> refs, Instant expires) {
        database.sql("""
                WITH turn AS (UPDATE revocation_turn SET last = last + 1 RETURNING last)
                INSERT INTO revocations (turn, kind, ref, expires_at)
                SELECT turn.last, one.kind, one.ref, :expires
                FROM turn, unnest(CAST(:kinds AS text[]), CAST(:refs AS text[])) AS one (kind, ref)
                ON CONFLICT DO NOTHING
                """).bind("kinds", kinds).bind("refs", refs).bind("expires", expires).update();
    }

    /** The newest number, and everything after {@code seen} that still matters: counter and rows of one snapshot. */
    List<Line> after(long seen, Instant now) {
        return database.sql("""
                SELECT t.last, r.kind, r.ref
                FROM revocation_turn t
                LEFT JOIN revocations r ON r.turn > :seen AND r.expires_at > :now
                """).bind("seen", seen).bind("now", now).list(Line::of);
    }

    Optional<Long> newest() {
        return database.sql("SELECT last FROM revocation_turn").first(row -> row.number("last"));
    }

    long purge(Instant now) {
        return database.sql("DELETE FROM revocations WHERE expires_at <= :now").bind("now", now).update();
    }
}
