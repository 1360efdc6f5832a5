package com.aiponge.system.event;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import com.aiponge.runtime.data.Sql;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** SQL of live events. */
final class EventStore {
    /** Behind every event. */
    static final Position END = new Position(Long.MAX_VALUE, Integer.MAX_VALUE);

    /** The clock's row beside each event, in one snapshot; the row alone when there are no events. */
    private static final String LOG = """
            SELECT c.ms AS end_ms, c.seq AS end_seq, c.purged_ms, c.purged_seq, coalesce(t.ms, 0) AS trim_ms, coalesce(t.seq, 0) AS trim_seq,
                   e.ms, e.seq, e.event_id, e.user_id, e.type, e.data
            FROM event_clock c LEFT JOIN event_trims t ON t.user_id = CAST(:user AS uuid)
            LEFT JOIN (%s) e ON true
            ORDER BY e.ms, e.seq
            """;
    static final String OF_USER = """
            SELECT ms, seq, event_id, user_id, type, data FROM events
            WHERE user_id = CAST(:user AS uuid) AND (ms, seq) > (:afterMs, :afterSeq) ORDER BY ms, seq LIMIT :limit""";
    static final String OF_ALL = """
            SELECT ms, seq, event_id, user_id, type, data FROM events
            WHERE (ms, seq) > (:afterMs, :afterSeq) ORDER BY ms, seq LIMIT :limit""";

    private final Database database;

    EventStore(Database database) {
        this.database = database;
    }

    /** The events after a position, and what else decides whether they are all there were. */
    record Log(List<StoredEvent> events, Position end, Position purged, Position trimmed) {
        boolean hasForgotten(Position after) {
            return after.compareTo(end) > 0 || after.compareTo(purged) < 0 || after.compareTo(trimmed) < 0;
        }
    }

    private record Line(Position end, Position purged, Position trimmed, StoredEvent event) {
        static Line of(Row row) {
            UUID id = row.uuid("event_id");
            StoredEvent event = id == null ? null : new StoredEvent(position(row, "ms", "seq"), id, row.uuid("user_id"), row.text("type"), row.text("data"));
            return new Line(position(row, "end_ms", "end_seq"), position(row, "purged_ms", "purged_seq"), position(row, "trim_ms", "trim_seq"), event);
        }
    }

    /** Gives out so many ids, of which this is the last; nobody else gets any until the transaction ends. */
    Position advance(long nowMs, int count) {
        return database.sql("""
                UPDATE event_clock SET ms = greatest(ms, :now), seq = CASE WHEN ms >= :now THEN seq + :count ELSE :count - 1 END
                RETURNING ms, seq
                """).bind("now", nowMs).bind("count", count).one(row -> position(row, "ms", "seq"));
    }

    /** @return the ids of those that were not there yet */
    List<UUID> insert(List<StoredEvent> events) {
        return database.sql("""
                INSERT INTO events (ms, seq, event_id, user_id, type, data)
                SELECT one.ms, one.seq, one.event_id, one.user_id, one.type, one.data
                FROM unnest(CAST(:ms AS bigint[]), CAST(:seq AS integer[]), CAST(:ids AS uuid[]), CAST(:users AS uuid[]), CAST(:types AS text[]),
                    CAST(:data AS text[])) AS one (ms, seq, event_id, user_id, type, data)
                ON CONFLICT (event_id) DO NOTHING
                RETURNING event_id
                """)
                .bind("ms", events.stream().map(event -> event.position().ms()).toList())
                .bind("seq", events.stream().map(event -> event.position().seq()).toList())
                .bind("ids", events.stream().map(StoredEvent::eventId).toList())
                .bind("users", events.stream().map(StoredEvent::userId).toList())
                .bind("types", events.stream().map(StoredEvent::type).toList())
                .bind("data", events.stream().map(StoredEvent::data).toList())
                .list(row -> row.uuid("event_id"));
    }

    /** @param user null for everybody's */
    Log after(UUID user, Position after, int limit) {
        Sql sql = database.sql(LOG.formatted(user == null ? OF_ALL : OF_USER));
        List<Line> lines = sql.bind("user", user).bind("afterMs", after.ms()).bind("afterSeq", after.seq()).bind("limit", limit).list(Line::of);
        Line first = lines.getFirst();
        return new Log(lines.stream().map(Line::event).filter(Objects::nonNull).toList(), first.end(), first.purged(), first.trimmed());
    }

    long purge(long beforeMs, int limit) {
        return database.sql("""
                WITH gone AS (
                    DELETE FROM events WHERE (ms, seq) IN (SELECT ms, seq FROM events WHERE ms < :before ORDER BY ms, seq LIMIT :limit) RETURNING ms, seq
                ), newest AS (
                    SELECT ms, seq FROM gone ORDER BY ms DESC, seq DESC LIMIT 1
                ), noted AS (
                    UPDATE event_clock SET purged_ms = newest.ms, purged_seq = newest.seq FROM newest
                )
                SELECT count(*) AS gone FROM gone
                """).bind("before", beforeMs).bind("limit", limit).one(row -> row.number("gone"));
    }

    void trim(int most) {
        database.sql("""
                WITH crowded AS (
                    SELECT user_id FROM events GROUP BY user_id HAVING count(*) > :most
                ), cut AS (
                    SELECT crowded.user_id, oldest.ms, oldest.seq FROM crowded CROSS JOIN LATERAL (
                        SELECT ms, seq FROM events WHERE user_id = crowded.user_id ORDER BY ms DESC, seq DESC OFFSET :most LIMIT 1) AS oldest
                ), gone AS (
                    DELETE FROM events USING cut WHERE events.user_id = cut.user_id AND (events.ms, events.seq) <= (cut.ms, cut.seq)
                )
                INSERT INTO event_trims (user_id, ms, seq) SELECT user_id, ms, seq FROM cut
                ON CONFLICT (user_id) DO UPDATE SET ms = excluded.ms, seq = excluded.seq
                """).bind("most", most).update();
    }

    void forgetTrims(long beforeMs) {
        database.sql("DELETE FROM event_trims WHERE ms < :before").bind("before", beforeMs).update();
    }

    private static Position position(Row row, String ms, String seq) {
        return new Position(row.number(ms), row.integer(seq));
    }
}
