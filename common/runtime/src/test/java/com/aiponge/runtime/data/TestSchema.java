package com.aiponge.runtime.data;

import com.aiponge.testkit.TcpProxy;
import com.aiponge.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** A migrated schema {@code test_service} in a database of its own. */
public final class TestSchema implements AutoCloseable {
    public static final String NAME = "test_service";
    private final TestDatabase server;
    private final List<PostgresDatabase> open = new ArrayList<>();

    private TestSchema(TestDatabase server) {
        this.server = server;
    }

    public static TestSchema create() {
        TestSchema schema = new TestSchema(TestDatabase.create());
        Migrations.run(schema.config(2, ""));
        return schema;
    }

    /** Empties the runtime's own tables, for tests that share a schema. */
    public void clear() {
        server.execute("TRUNCATE test_service.scheduled_tasks, test_service.job_steps, test_service.outbox, test_service.outbox_leases, test_service.idempotency_keys");
    }

    /** @param parameters of the URL, such as {@code socketTimeout=1} */
    public DatabaseConfig config(int poolMax, String parameters) {
        return new DatabaseConfig(server.url() + "?" + parameters, NAME, poolMax, false, "test");
    }

    /** The same over a network that a test can disturb. */
    public DatabaseConfig config(int poolMax, String parameters, TcpProxy network) {
        String url = server.url().replace(":" + server.port() + "/", ":" + network.port() + "/");
        return new DatabaseConfig(url + "?" + parameters, NAME, poolMax, false, "test-network");
    }

    public PostgresDatabase open() {
        return open(config(8, ""));
    }

    public PostgresDatabase open(DatabaseConfig config) {
        PostgresDatabase database = PostgresDatabase.open(config);
        open.add(database);
        return database;
    }

    /** Past every pool and cipher. */
    public TestDatabase server() {
        return server;
    }

    @Override
    public void close() {
        open.forEach(PostgresDatabase::close);
    }
}
