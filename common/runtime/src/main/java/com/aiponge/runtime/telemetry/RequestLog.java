package com.aiponge.runtime.telemetry;

import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.RequestScope;
import io.helidon.metrics.api.Timer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line and one measurement a request. Templates, never paths; the person only as a hash; no words of anybody. Thread-safe. */
public final class RequestLog {
    static final String NAME = "request";
    private static final Logger LOG = LoggerFactory.getLogger(NAME);
    private static final String UNMATCHED = "unmatched";

    private final Meters meters;
    private final String service;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    public RequestLog(Meters meters, String service) {
        this.meters = meters;
        this.service = service;
    }

    public Line begin(String method, RequestScope scope) {
        return new Line(method, scope);
    }

    /** A stable mark of a person that does not name them. */
    public static String mark(UUID userId) {
        return userId == null ? null : HexFormat.of().formatHex(Secrets.sha256(userId.toString().getBytes(StandardCharsets.US_ASCII)), 0, 6);
    }

    /** The line of one request while it is being filled in. Used by one thread. */
    public final class Line {
        private final String method;
        private final RequestScope scope;
        private String template = UNMATCHED;
        private String code;
        private String from;
        private String user;
        private int status = 500;
        private int statements;

        private Line(String method, RequestScope scope) {
            this.method = method;
            this.scope = scope;
        }

        public Line template(String value) {
            template = value;
            return this;
        }

        public Line status(int value) {
            status = value;
            return this;
        }

        public Line code(String value) {
            code = value;
            return this;
        }

        public Line caller(ServiceName service, UUID userId) {
            from = service == null ? null : service.wireName();
            user = mark(userId);
            return this;
        }

        public Line statements(int value) {
            statements = value;
            return this;
        }

        public int statements() {
            return statements;
        }

        /** Writes the line and records the time. */
        public void end(long nanos) {
            timer().record(nanos, TimeUnit.NANOSECONDS);
            Level level = status >= 500 ? Level.WARN : Level.INFO;
            if (LOG.isEnabledForLevel(level)) {
                LOG.atLevel(level)
                        .addKeyValue("method", method).addKeyValue("route", template).addKeyValue("status", status)
                        .addKeyValue("ms", nanos / 10_000 / 100.0).addKeyValue("code", code).addKeyValue("from", from).addKeyValue("user", user)
                        .addKeyValue("statements", statements).addKeyValue("service", service).addKeyValue("requestId", scope.requestId())
                        .addKeyValue("correlationId", scope.correlationId()).addKeyValue("traceId", traceId(scope.traceParent()))
                        .log("request");
            }
        }

        private Timer timer() {
            String outcome = status / 100 + "xx";
            return timers.computeIfAbsent(method + ' ' + template + ' ' + outcome,
                    key -> meters.timer("http_server_requests", "method", method, "route", template, "outcome", outcome));
        }

        private static String traceId(String traceParent) {
            return traceParent != null && traceParent.length() >= 35 ? traceParent.substring(3, 35) : null;
        }
    }
}
