package com.aiponge.gateway;

import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.signature.InMemoryNonces;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.crypto.token.TokenVerifier;
import com.aiponge.gateway.identity.RevocationFeed;
import com.aiponge.gateway.identity.Revocations;
import com.aiponge.gateway.identity.Tickets;
import com.aiponge.gateway.identity.UserTokens;
import com.aiponge.gateway.live.LiveEvents;
import com.aiponge.gateway.operations.HealthRoutes;
import com.aiponge.gateway.openapi.DocsRoutes;
import com.aiponge.gateway.operations.ServiceWatch;
import com.aiponge.gateway.pipeline.OwnHandler;
import com.aiponge.gateway.pipeline.Pipeline;
import com.aiponge.gateway.pipeline.SecurityHeaders;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.BuildInfo;
import com.aiponge.runtime.http.HttpListener;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.FallbackRateLimiter;
import com.aiponge.runtime.redis.LocalRateLimiter;
import com.aiponge.runtime.redis.RateLimiter;
import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.runtime.redis.RedisNonces;
import com.aiponge.runtime.redis.RedisRateLimiter;
import com.aiponge.runtime.service.ProcessLife;
import com.aiponge.runtime.service.Running;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Edge;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.Meters;
import com.aiponge.runtime.telemetry.RequestLog;
import io.helidon.webserver.websocket.WsConfig;
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
    private static final int MOST_TICKETS = 100_000;
    /** Frames of clients are small; a message of many is counted (contract 15.1). */
    private static final int LARGEST_FRAME = 8 * 1024;

    private final HttpListener listener;
    private final HealthRoutes health;
    private final LiveEvents live;
    private final Duration drain;
    private final List<AutoCloseable> background;

    private GatewayService(HttpListener listener, HealthRoutes health, LiveEvents live, Duration drain, List<AutoCloseable> background) {
        this.listener = listener;
        this.health = health;
        this.live = live;
        this.drain = drain;
        this.background = background;
    }

    public static void main(String[] args) {
        ProcessLife.run(NAME, args, settings -> start(settings, Clock.systemUTC()));
    }

    /** Starts the gateway; returns when it answers. */
    public static Running start(Settings settings, Clock clock) {
        RouteTable table = RouteTable.load();
        ServiceKeys keys = new ServiceKeys(settings.get(Core.INTERNAL_SECRET), settings.get(Core.INTERNAL_SECRET_RETIRED));
        HttpPeers peers = new HttpPeers(settings, new MessageSigner(keys, NAME.wireName(), clock), clock);

        TokenKeys tokenKeys = new TokenKeys(settings.get(Core.JWT_SECRET), settings.get(Core.JWT_SECRET_RETIRED));
        Revocations revocations = new Revocations(clock);
        UserTokens tokens = new UserTokens(new TokenVerifier(tokenKeys, clock, VERIFIED_TOKENS), revocations);
        // Peers of its own: after an outage a breaker lets one call try, and while that were a poll of 25 seconds all others would be refused.
        RevocationFeed feed = RevocationFeed.start(new HttpPeers(settings, new MessageSigner(keys, NAME.wireName(), clock), clock), revocations);

        RedisLink redis = RedisLink.to(settings.find(Core.REDIS_URL).orElse(null));
        Broadcast broadcast = new Broadcast(redis);
        RateLimiter limiter = new FallbackRateLimiter(redis, new RedisRateLimiter(redis, clock), new LocalRateLimiter(clock));
        Tickets tickets = new Tickets(Secrets.ring("INTERNAL_SERVICE_SECRET", settings.get(Core.INTERNAL_SECRET), settings.get(Core.INTERNAL_SECRET_RETIRED)),
                new RedisNonces(new InMemoryNonces(clock, MOST_TICKETS), redis, clock), clock);
        LiveEvents live = LiveEvents.start(peers, redis, broadcast, revocations, clock);

        ServiceWatch watch = ServiceWatch.start(settings, clock, redis::isUp);
        HealthRoutes health = new HealthRoutes(BuildInfo.of(NAME.wireName(), settings.get(Core.ENVIRONMENT)), clock, watch, settings.get(Edge.MAINTENANCE));
        Map<String, OwnHandler> own = new HashMap<>();
        health.addTo(own);
        live.addTo(own, tickets);
        new DocsRoutes(table, BuildInfo.CONTRACT).addTo(own);

        Pipeline pipeline = Pipeline.of(new Pipeline.Parts(table, settings, clock, tokens, tickets, limiter, peers, own,
                new RequestLog(new Meters(NAME.wireName()), NAME.wireName())));
        int port = settings.get(Core.PORT) == 0 ? NAME.port() + settings.get(Core.PORT_OFFSET) : settings.get(Core.PORT);
        HttpListener listener = HttpListener.start(new HttpListener.Config(settings.get(Core.BIND_ADDRESS), port, LARGEST_BODY,
                settings.get(Edge.MAX_CONNECTIONS), SecurityHeaders.ALWAYS, Map.of("websocket", live.upgrader(tickets, pipeline.admission())),
                List.of(WsConfig.builder().maxFrameLength(LARGEST_FRAME).build())), pipeline);
        redis.connect();
        return new GatewayService(listener, health, live, Duration.ofSeconds(settings.get(Core.DRAIN_SECONDS)), List.of(feed, watch, broadcast, redis));
    }

    @Override
    public int port() {
        return listener.port();
    }

    @Override
    public void close() {
        health.stopping();
        Running.pause(drain);
        live.close();
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
