package com.aiponge.runtime.data;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Plain SQL files by Flyway: the runtime's tables (V1 to V99, {@code classpath:db/runtime}) and the service's (V100 and up,
 * {@code classpath:db/<schema>}), both in the service's schema. Processes that start at once wait for each other. Behind RDS Proxy the
 * connection is pinned for the while; behind PgBouncer in transaction mode migrate over a direct URL.
 */
public final class Migrations {
    private Migrations() {
    }

    /**
     * Brings the schema up to date and says how many migrations that took.
     *
     * @throws com.aiponge.runtime.http.Problem.Unavailable when the server is away
     * @throws IllegalStateException when a migration fails or was changed after it had run
     */
    public static int run(DatabaseConfig config) {
        try {
            MigrateResult result = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(PostgresSource.forMigrations(config))
                    .schemas(config.schema())
                    .defaultSchema(config.schema())
                    .createSchemas(true)
                    .locations("classpath:db/runtime", "classpath:db/" + config.schema())
                    .failOnMissingLocations(false)
                    .outOfOrder(true)
                    .validateMigrationNaming(true)
                    .connectRetries(0)
                    .load()
                    .migrate();
            return result.migrationsExecuted;
        } catch (FlywayException e) {
            throw e.getCause() instanceof SQLException cause && Failures.of(cause, "migrate") instanceof com.aiponge.runtime.http.Problem away
                    ? away : new IllegalStateException("the migrations of " + config.schema() + " failed", e);
        }
    }
}
