package com.aiponge.runtime.data;

/**
 * Where a service's schema is and how it is reached.
 *
 * @param url         {@code postgres://user:password@host:port/database?params}, also {@code postgresql://} and {@code jdbc:postgresql://};
 *                    several hosts divided by commas. Parameters are pgjdbc's: {@code sslmode}, {@code sslrootcert}, {@code connectTimeout}
 *                    and {@code socketTimeout} in seconds, … Those it does not know are ignored
 * @param schema      lower-case letters, digits and underscores
 * @param poolMax     most connections at the same time
 * @param behindProxy RDS Proxy or PgBouncer in transaction mode stands in between: nothing may outlive a transaction on a connection
 * @param poolName    in logs and metrics
 */
public record DatabaseConfig(String url, String schema, int poolMax, boolean behindProxy, String poolName) {
    public DatabaseConfig {
        if (!schema.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("a schema name is lower-case letters, digits and underscores: " + schema);
        }
        if (poolMax < 1) {
            throw new IllegalArgumentException("a pool needs at least one connection: " + poolMax);
        }
        PostgresUrl.parse(url);
    }

    /** Whether this can be the URL. */
    public static boolean isUrl(String text) {
        try {
            PostgresUrl.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the URL, which carries the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + poolName + ", schema " + schema + ", at most " + poolMax + (behindProxy ? ", behind a proxy]" : "]");
    }
}
