package com.aiponge.user.credit;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import com.aiponge.user.subscription.Feature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of holds and of the month's counters they move. */
final class ReservationStore {
    private static final String COLUMNS = """
            id, operation_id, user_id, feature, quantity, unit_price, month, state, opening_balance, closing_balance, settled_quantity, expires_at""";

    private final Database database;

    ReservationStore(Database database) {
        this.database = database;
    }

    Optional<Reservation> find(UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM credit_reservations WHERE id = :id")
                .bind("id", id)
                .first(ReservationStore::read);
    }

    Optional<Reservation> ofOperation(UUID operationId) {
        return database.sql("SELECT " + COLUMNS + " FROM credit_reservations WHERE operation_id = :operation")
                .bind("operation", operationId)
                .first(ReservationStore::read);
    }

    void add(Reservation hold, String reason, Instant now) {
        database.sql("""
                        INSERT INTO credit_reservations (id, operation_id, user_id, feature, quantity, unit_price, amount, month, state,
                                                         opening_balance, reason, created_at, expires_at)
                        VALUES (:id, :operation, :user, :feature, :quantity, :price, :amount, :month, 'reserved', :balance, :reason, :now, :expires)""")
                .bind("id", hold.id())
                .bind("operation", hold.operationId())
                .bind("user", hold.userId())
                .bind("feature", hold.feature().wireName())
                .bind("quantity", hold.quantity())
                .bind("price", hold.unitPrice())
                .bind("amount", hold.amount())
                .bind("month", hold.month())
                .bind("balance", hold.openingBalance())
                .bind("reason", reason)
                .bind("now", now)
                .bind("expires", hold.expiresAt())
                .update();
    }

    /** Moves the end of an open hold; false when it is not open any more. */
    boolean renew(UUID id, Instant expires) {
        return database.sql("UPDATE credit_reservations SET expires_at = :expires WHERE id = :id AND state = 'reserved'")
                .bind("id", id)
                .bind("expires", expires)
                .update() == 1;
    }

    /** Closes an open hold; false when somebody else has closed it. */
    boolean close(Reservation closed, Instant now) {
        return database.sql("""
                        UPDATE credit_reservations
                        SET state = :state, settled_quantity = :delivered, closing_balance = :balance, closed_at = :now
                        WHERE id = :id AND state = 'reserved'""")
                .bind("id", closed.id())
                .bind("state", closed.state())
                .bind("delivered", closed.settledQuantity())
                .bind("balance", closed.closingBalance())
                .bind("now", now)
                .update() == 1;
    }

    /** Counts a new hold in its month. */
    void count(Reservation hold) {
        database.sql("""
                        INSERT INTO monthly_usage (user_id, month, feature, reserved)
                        SELECT CAST(:user AS uuid), CAST(:month AS date), feature, CAST(:quantity AS integer)
                        FROM unnest(CAST(:features AS text[])) AS feature
                        ON CONFLICT (user_id, month, feature) DO UPDATE SET reserved = monthly_usage.reserved + EXCLUDED.reserved""")
                .bind("user", hold.userId())
                .bind("month", hold.month())
                .bind("quantity", hold.quantity())
                .bind("features", hold.feature().counters())
                .update();
    }

    /** Takes a closed hold off its month and counts what was delivered. */
    void uncount(Reservation closed) {
        database.sql("""
                        UPDATE monthly_usage SET reserved = reserved - CAST(:quantity AS integer), used = used + CAST(:delivered AS integer)
                        WHERE user_id = :user AND month = :month AND feature = ANY(CAST(:features AS text[]))""")
                .bind("user", closed.userId())
                .bind("month", closed.month())
                .bind("quantity", closed.quantity())
                .bind("delivered", closed.settledQuantity())
                .bind("features", closed.feature().counters())
                .update();
    }

    /** Open holds that nobody renewed, the longest overdue first. */
    List<Reservation> overdue(Instant now, int limit) {
        return database.sql("SELECT " + COLUMNS + """
                        \sFROM credit_reservations WHERE state = 'reserved' AND expires_at <= :now ORDER BY expires_at LIMIT :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .list(ReservationStore::read);
    }

    private static Reservation read(Row row) {
        return new Reservation(row.uuid("id"), row.uuid("operation_id"), row.uuid("user_id"), Feature.of(row.text("feature")),
                row.integer("quantity"), row.integer("unit_price"), row.date("month"), row.text("state"), row.integer("opening_balance"),
                row.integerOrNull("closing_balance"), row.integerOrNull("settled_quantity"), row.time("expires_at"));
    }
}
