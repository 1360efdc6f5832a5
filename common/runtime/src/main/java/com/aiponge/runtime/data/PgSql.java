package com.aiponge.runtime.data;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A statement over DbClient. */
final class PgSql implements Sql {
    /** DbClient would make one up from a hash of the text, for every execution. */
    private static final String NAME = "statement";

    private final DbClient client;
    private final Sessions sessions;
    private final String statement;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private boolean used;

    PgSql(DbClient client, Sessions sessions, String statement) {
        this.client = client;
        this.sessions = sessions;
        this.statement = statement;
    }

    @Override
    public Sql bind(String name, Object value) {
        parameters.put(name, Values.toServer(name, value));
        return this;
    }

    @Override
    public <T> List<T> list(Function<Row, T> read) {
        return query(rows -> rows.map(row -> read.apply(new PgRow(row))).toList());
    }

    @Override
    public <T> Optional<T> first(Function<Row, T> read) {
        return query(rows -> rows.findFirst().map(row -> read.apply(new PgRow(row))));
    }

    @Override
    public <T> T one(Function<Row, T> read) {
        return query(rows -> {
            DbRow row = rows.findFirst().orElseThrow(() -> new IllegalStateException("no row: " + statement));
            return read.apply(new PgRow(row));
        });
    }

    @Override
    public long update() {
        return run(execute -> bound(execute.createNamedDmlStatement(NAME, statement)).execute());
    }

    private <T> T query(Function<Stream<DbRow>, T> read) {
        return run(execute -> {
            try (Stream<DbRow> rows = bound(execute.createNamedQuery(NAME, statement)).execute()) {
                return read.apply(rows);
            }
        });
    }

    private <T> T run(Function<DbExecute, T> work) {
        if (used) {
            throw new IllegalStateException("run before: " + statement);
        }
        used = true;
        StatementCount.one();
        return sessions.statement(() -> {
            try {
                return work.apply(client.execute());
            } catch (DbClientException e) {
                sessions.doom();
                throw e.getCause() instanceof SQLException cause ? Failures.of(cause, statement) : new DatabaseFailed("none", statement);
            }
        });
    }

    private <S extends DbStatement<S>> S bound(S prepared) {
        parameters.forEach(prepared::addParam);
        return prepared;
    }
}
