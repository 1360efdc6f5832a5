package com.aiponge.runtime.data;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the server, before they are pooled. Parameters of the URL win over the time limits set here. */
final class PostgresSource {
    /** A request has ten seconds in a service: the server gives up before the socket does, the socket before the caller. */
    static final Duration STATEMENT_LIMIT = Duration.ofSeconds(9);
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private PostgresSource() {
    }

    /** For statements of requests and jobs. */
    static PGSimpleDataSource of(DatabaseConfig config) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("connectTimeout", "2");
        own.put("socketTimeout", "10");
        own.put("cancelSignalTimeout", "1");
        own.put("tcpKeepAlive", "true");
        own.put("ApplicationName", config.poolName());
        own.putAll(PostgresUrl.parse(config.url()).parameters());
        if (config.behindProxy()) {
            own.put("prepareThreshold", "0");
        } else {
            own.put("currentSchema", config.schema());
            own.merge("options", "-c statement_timeout=" + STATEMENT_LIMIT.toMillis() + " -c idle_in_transaction_session_timeout=" + ABANDONED.toMillis(),
                    (given, ours) -> ours + ' ' + given);
        }
        return source(config, own);
    }

    /** For migrations: without time limits, the schema is theirs to make. */
    static PGSimpleDataSource forMigrations(DatabaseConfig config) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("connectTimeout", "5");
        own.put("tcpKeepAlive", "true");
        own.put("ApplicationName", config.poolName() + "-migrate");
        own.putAll(PostgresUrl.parse(config.url()).parameters());
        own.remove("socketTimeout");
        return source(config, own);
    }

    private static PGSimpleDataSource source(DatabaseConfig config, Map<String, String> parameters) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresUrl.parse(config.url()).jdbc());
        parameters.forEach((name, value) -> set(source, name, value));
        // Text parameters go untyped, so that the server reads them as the uuid, jsonb or array that the statement needs.
        set(source, "stringtype", "unspecified");
        // "Key (email)=(a@b.c) already exists" has no place in a log.
        set(source, "logServerErrorDetail", "false");
        return source;
    }

    private static void set(PGSimpleDataSource source, String name, String value) {
        PGProperty property = PGProperty.forName(name);
        if (property != null) {
            source.setProperty(property, value);
        }
    }
}
