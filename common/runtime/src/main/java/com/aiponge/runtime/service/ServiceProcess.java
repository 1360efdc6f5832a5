package com.aiponge.runtime.service;

import com.aiponge.crypto.signature.InMemoryNonces;
import com.aiponge.crypto.signature.MessageVerifier;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.BuildInfo;
import com.aiponge.runtime.http.HttpListener;
import com.aiponge.runtime.http.Operations;
import com.aiponge.runtime.http.ServiceEndpoint;
import com.aiponge.runtime.redis.RedisNonces;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.settings.Vendors;
import com.aiponge.runtime.telemetry.RequestLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running service: its parts, started in order, and stopped in the reverse one. */
public final class ServiceProcess implements Running {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);
    /** Streamed uploads are the largest bodies; the limit of each route is below. */
    private static final long LARGEST_BODY = 128L << 20;
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Assembly parts;
    private final Operations operations;
    private final HttpListener listener;
    private final Duration drain;

    private ServiceProcess(Assembly parts, Operations operations, HttpListener listener, Duration drain) {
        this.parts = parts;
        this.operations = operations;
        this.listener = listener;
        this.drain = drain;
    }

    /** The {@code main} of a service: serves, or with the argument {@code migrate} brings its schema up to date. */
    public static void run(ServiceName name, String[] arguments, Composition composition) {
        ProcessLife.run(name, arguments, settings -> {
            Vendors.misplaced(name, settings).forEach(LOG::warn);
            return start(name, settings, Clock.systemUTC(), composition);
        });
    }

    /** Migrates, composes and starts a service; returns when it answers and its jobs run. */
    public static ServiceProcess start(ServiceName name, Settings settings, Clock clock, Composition composition) {
        Operations operations = new Operations(BuildInfo.of(name.wireName(), settings.get(Core.ENVIRONMENT)));
        Assembly parts = new Assembly(name, settings, clock, operations);
        HttpListener listener = null;
        try {
            parts.migrate();
            composition.compose(parts);
            parts.start();
            listener = listen(name, settings, clock, operations, parts);
            operations.started();
            parts.work();
            return new ServiceProcess(parts, operations, listener, Duration.ofSeconds(settings.get(Core.DRAIN_SECONDS)));
        } catch (RuntimeException | Error e) {
            if (listener != null) {
                listener.stop();
            }
            parts.stop(Duration.ZERO);
            throw e;
        }
    }

    /** Runs work with a service's parts while it is not served from here: for operators' commands. What it puts into the outbox, the service delivers. */
    public static <T> T offline(ServiceName name, Settings settings, Clock clock, Function<ServiceParts, T> work) {
        Assembly parts = new Assembly(name, settings, clock, new Operations(BuildInfo.of(name.wireName(), settings.get(Core.ENVIRONMENT))));
        try {
            return work.apply(parts);
        } finally {
            parts.stop(Duration.ZERO);
        }
    }

    private static HttpListener listen(ServiceName name, Settings settings, Clock clock, Operations operations, Assembly parts) {
        ServiceKeys keys = new ServiceKeys(settings.get(Core.INTERNAL_SECRET), settings.get(Core.INTERNAL_SECRET_RETIRED));
        MessageVerifier verifier = new MessageVerifier(keys, name.wireName(), clock, new RedisNonces(new InMemoryNonces(clock), parts.redis(), clock));
        ServiceEndpoint endpoint = new ServiceEndpoint(parts.router(), operations, verifier,
                new RequestLog(parts.meters(), name.wireName()), clock, !settings.isProduction());
        int port = settings.get(Core.PORT) == 0 ? name.port() + settings.get(Core.PORT_OFFSET) : settings.get(Core.PORT);
        HttpListener.Config config = new HttpListener.Config(settings.get(Core.BIND_ADDRESS), port, LARGEST_BODY, 4096, List.of(), Map.of(), List.of());
        return HttpListener.start(config, endpoint);
    }

    @Override
    public int port() {
        return listener.port();
    }

    @Override
    public void close() {
        operations.stopping();
        Running.pause(drain);
        parts.drain();
        listener.stop();
        parts.stop(GRACE);
    }
}
