package com.aiponge.gateway.operations;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Knows the last state of every service from a probe in the background. Nobody who asks here waits for a service. */
public final class ServiceWatch implements AutoCloseable {
    private static final Duration NORMAL = Duration.ofSeconds(15);
    /** While a service is not healthy it is asked more often, so that its return shows soon; failures still count once per normal period. */
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Until a service has been ready for the first time: a start should not wait for a period. */
    private static final Duration AT_START = Duration.ofMillis(200);
    private static final String REDIS = "redis";

    private final Clock clock;
    private final BooleanSupplier redis;
    private final Map<String, ServiceState> states = new ConcurrentHashMap<>();
    private final List<ServiceName> order = List.of(ServiceName.USER, ServiceName.MUSIC, ServiceName.STORAGE, ServiceName.SYSTEM,
            ServiceName.AI_CONFIG, ServiceName.AI_CONTENT, ServiceName.AI_ANALYTICS);
    private final List<Thread> threads = new ArrayList<>();

    private ServiceWatch(Clock clock, BooleanSupplier redis) {
        this.clock = clock;
        this.redis = redis;
        order.forEach(service -> states.put(service.wireName(), ServiceState.unknown(service.wireName())));
    }

    /** @param redis whether Redis can be reached just now */
    public static ServiceWatch start(Settings settings, Clock clock, BooleanSupplier redis) {
        ServiceWatch watch = new ServiceWatch(clock, redis);
        for (ServiceName service : watch.order) {
            ServiceProbe probe = new ServiceProbe(service, settings);
            watch.threads.add(Thread.ofVirtual().name("probe " + service.wireName()).start(() -> watch.follow(probe)));
        }
        return watch;
    }

    /** In a fixed order, Redis last. */
    List<ServiceState> all() {
        List<ServiceState> all = new ArrayList<>();
        order.forEach(service -> all.add(states.get(service.wireName())));
        boolean up = redis.getAsBoolean();
        all.add(new ServiceState(REDIS, up ? "healthy" : "degraded", 0, clock.instant(), up ? null : "not reachable"));
        return all;
    }

    boolean isReady(ServiceName service) {
        return states.get(service.wireName()).isReady();
    }

    private void follow(ServiceProbe probe) {
        boolean known = false;
        int failures = 0;
        long counted = 0;
        try {
            while (true) {
                ServiceProbe.Result result = probe.ask();
                long now = System.nanoTime();
                if (result.error() == null) {
                    known = true;
                    failures = 0;
                } else if (failures == 0 || now - counted >= NORMAL.toNanos()) {
                    failures++;
                    counted = now;
                }
                String name = probe.service().wireName();
                ServiceState state = ServiceState.of(name, result, clock.instant(), probe.service() == ServiceName.USER, failures);
                states.put(name, state);
                Thread.sleep(state.isHealthy() ? NORMAL : known ? SOON : AT_START);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
