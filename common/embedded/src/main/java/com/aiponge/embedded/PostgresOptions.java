package com.aiponge.embedded;

/**
 * How an embedded PostgreSQL runs.
 *
 * @param maxConnections connections the server accepts at the same time, at least 10
 * @param durable        whether a commit survives a crash of the machine; false is for tests only and is faster
 */
public record PostgresOptions(int maxConnections, boolean durable) {
    public PostgresOptions {
        if (maxConnections < 10) {
            throw new IllegalArgumentException("maxConnections must be at least 10: " + maxConnections);
        }
    }
}
