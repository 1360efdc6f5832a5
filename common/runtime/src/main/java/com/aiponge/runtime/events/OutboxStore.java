package com.aiponge.runtime.events;

import com.aiponge.runtime.data.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The tables {@code outbox} and {@code outbox_leases}. Leases go by the server's clock, which all instances share. */
final class OutboxStore {
    private final Database database;

    OutboxStore(Database database) {
        this.database = database;
    }

    void insert(Fact fact, Instant now) {
        database.sql("""
                INSERT INTO outbox (id, destination, user_id, payload, created_at)
                VALUES (:id, :destination, :user, :payload, :now)
                """)
                .bind("id", fact.id()).bind("destination", fact.destination().name()).bind("user", fact.userId())
                .bind("payload", fact.payload()).bind("now", now).update();
    }

    /** Destinations that something waits for. */
    List<Destination> waiting() {
        return database.sql("""
                SELECT d.name FROM unnest(CAST(:names AS text[])) AS d (name)
                WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.destination = d.name AND o.failed_at IS NULL)
                """)
                .bind("names", Arrays.stream(Destination.values()).map(Enum::name).toList())
                .list(row -> Destination.valueOf(row.text("name")));
    }

    /** In the order in which they were recorded. */
    List<Fact> next(Destination destination) {
        return database.sql("""
                SELECT id, user_id, payload FROM outbox
                WHERE destination = :destination AND failed_at IS NULL ORDER BY seq LIMIT :most
                """)
                .bind("destination", destination.name()).bind("most", destination.most())
                .list(row -> new Fact(row.uuid("id"), destination, row.uuid("user_id"), row.text("payload")));
    }

    void delivered(List<UUID> ids) {
        database.sql("DELETE FROM outbox WHERE id = ANY(CAST(:ids AS uuid[]))").bind("ids", ids).update();
    }

    /** It stays for people to look at, and nothing waits behind it any longer. */
    void setAside(UUID id, Instant now) {
        database.sql("UPDATE outbox SET failed_at = :now, attempts = attempts + 1 WHERE id = :id").bind("id", id).bind("now", now).update();
    }

    /** Takes or renews the lease; false while another holds it or the destination rests after a failure. */
    boolean take(Destination destination, UUID holder, Duration lease) {
        return database.sql("""
                INSERT INTO outbox_leases (destination, holder, held_until, retry_at)
                VALUES (:destination, :holder, now() + CAST(:lease AS bigint) * interval '1 millisecond', now())
                ON CONFLICT (destination) DO UPDATE SET holder = EXCLUDED.holder, held_until = EXCLUDED.held_until
                WHERE outbox_leases.retry_at <= now()
                  AND (outbox_leases.holder = EXCLUDED.holder OR outbox_leases.held_until <= now())
                """)
                .bind("destination", destination.name()).bind("holder", holder).bind("lease", lease.toMillis()).update() == 1;
    }

    /** Gives back a lease that is still held; one that rests stays as it is. */
    void release(Destination destination, UUID holder) {
        database.sql("""
                UPDATE outbox_leases SET held_until = now(), failures = 0
                WHERE destination = :destination AND holder = :holder AND held_until > now()
                """).bind("destination", destination.name()).bind("holder", holder).update();
    }

    /** Lets the destination rest: {@code first} after one failure, twice as long after each further one, at most {@code longest}. */
    void rest(Destination destination, UUID holder, List<UUID> undelivered, Duration first, Duration longest) {
        database.sql("""
                WITH tried AS (UPDATE outbox SET attempts = attempts + 1 WHERE id = ANY(CAST(:ids AS uuid[])))
                UPDATE outbox_leases SET held_until = now(), failures = failures + 1,
                    retry_at = now() + least(CAST(:longest AS bigint), CAST(:first AS bigint) << least(failures, 20)) * interval '1 millisecond'
                WHERE destination = :destination AND holder = :holder
                """)
                .bind("destination", destination.name()).bind("holder", holder).bind("ids", undelivered)
                .bind("first", first.toMillis()).bind("longest", longest.toMillis()).update();
    }
}
