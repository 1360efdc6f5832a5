package com.aiponge.gateway;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.crypto.token.TokenVerifier;
import com.aiponge.gateway.identity.RevocationFeed;
import com.aiponge.gateway.identity.Revocations;
import com.aiponge.gateway.identity.UserTokens;
import com.aiponge.gateway.operations.HealthRoutes;
import com.aiponge.gateway.operations.ServiceWatch;
import com.aiponge.gateway.pipeline.OwnHandler;
import com.aiponge.gateway.pipeline.Pipeline;
import com.aiponge.gateway.pipeline.SecurityHeaders;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.BuildInfo;
import com.aiponge.runtime.http.HttpListener;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.redis.LocalRateLimiter;
import com.aiponge.runtime.service.ProcessLife;
import com.aiponge.runtime.service.Running;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Edge;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.Meters;
import com.aiponge.runtime.telemetry.RequestLog;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edge: the one public listener of the platform. What it serves is in {@code gateway/routes.txt}. */
public final class GatewayService implements Running {
    private static final ServiceName NAME = ServiceName.GATEWAY;
    /** Above every body that a route takes; the limits of the routes are below (contract 0.11). */
    private static final long LARGEST_BODY = 101L << 20;
    private static final int VERIFIED_TOKENS = 50_000;

    private final HttpListener listener;
    private final HealthRoutes health;
    private final Duration drain;
    private final List<AutoCloseable> background;

    private GatewayService(HttpListener listener, HealthRoutes health, Duration drain, List<AutoCloseable> background) {
        this.listener = listener;
        this.health = health;
        this.drain = drain;
        this.background = background;
    }

    public static void main(String[] args) {
        ProcessLife.run(settings -> start(settings, Clock.systemUTC()));
    }

    /** Starts the gateway; returns when it answers. */
    public static Running start(Settings settings, Clock clock) {
        RouteTable table = RouteTable.load();
        ServiceKeys keys = new ServiceKeys(settings.get(Core.INTERNAL_SECRET), settings.get(Core.INTERNAL_SECRET_RETIRED));
        HttpPeers peers = new HttpPeers(settings, new MessageSigner(keys, NAME.wireName(), clock), clock);

        TokenKeys tokenKeys = new TokenKeys(settings.get(Core.JWT_SECRET), settings.get(Core.JWT_SECRET_RETIRED));
        Revocations revocations = new Revocations(clock);
        UserTokens tokens = new UserTokens(new TokenVerifier(tokenKeys, clock, VERIFIED_TOKENS), revocations);
        RevocationFeed feed = RevocationFeed.start(peers, revocations);

        ServiceWatch watch = ServiceWatch.start(settings, clock, () -> false);
        HealthRoutes health = new HealthRoutes(BuildInfo.of(NAME.wireName(), settings.get(Core.ENVIRONMENT)), clock, watch, settings.get(Edge.MAINTENANCE));
        Map<String, OwnHandler> own = new HashMap<>();
        health.addTo(own);

        Pipeline pipeline = Pipeline.of(new Pipeline.Parts(table, settings, clock, tokens, new LocalRateLimiter(clock), peers, own,
                new RequestLog(new Meters(NAME.wireName()), NAME.wireName())));
        int port = settings.get(Core.PORT) == 0 ? NAME.port() + settings.get(Core.PORT_OFFSET) : settings.get(Core.PORT);
        HttpListener listener = HttpListener.start(new HttpListener.Config(settings.get(Core.BIND_ADDRESS), port, LARGEST_BODY,
                settings.get(Edge.MAX_CONNECTIONS), SecurityHeaders.ALWAYS, Map.of(), List.of()), pipeline);
        return new GatewayService(listener, health, Duration.ofSeconds(settings.get(Core.DRAIN_SECONDS)), List.of(feed, watch));
    }

    @Override
    public int port() {
        return listener.port();
    }

    @Override
    public void close() {
        health.stopping();
        Running.pause(drain);
        listener.stop();
        for (AutoCloseable one : background) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop " + one.getClass().getSimpleName(), e);
            }
        }
    }
}
