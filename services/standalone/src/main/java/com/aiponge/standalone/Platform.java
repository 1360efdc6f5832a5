package com.aiponge.standalone;

import com.aiponge.aianalytics.AiAnalyticsService;
import com.aiponge.aiconfig.AiConfigService;
import com.aiponge.aicontent.AiContentService;
import com.aiponge.gateway.GatewayService;
import com.aiponge.music.MusicService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.Composition;
import com.aiponge.runtime.service.Running;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.StorageService;
import com.aiponge.system.SystemService;
import com.aiponge.user.UserService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All eight services in one process. They meet over signed HTTP, as they do everywhere. */
public final class Platform implements AutoCloseable {
    private static final Map<ServiceName, Composition> SERVICES = services();

    private final List<Running> running;

    private Platform(List<Running> running) {
        this.running = running;
    }

    /** Starts the seven services side by side, then the gateway; returns when all answer. */
    public static Platform start(Settings settings, Clock clock) {
        List<Running> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Running>> starts = new ArrayList<>();
            SERVICES.forEach((name, composition) -> starts.add(threads.submit(() -> ServiceProcess.start(name, settings, clock, composition))));
            for (Future<Running> start : starts) {
                running.add(start.get());
            }
            running.addFirst(GatewayService.start(settings, clock));
            return new Platform(running);
        } catch (ExecutionException e) {
            running.forEach(Running::close);
            throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.");
        }
    }

    /** How each service is composed; the gateway, which composes itself, excepted. */
    static Map<ServiceName, Composition> services() {
        Map<ServiceName, Composition> services = new EnumMap<>(ServiceName.class);
        services.put(ServiceName.SYSTEM, SystemService::compose);
        services.put(ServiceName.STORAGE, StorageService::compose);
        services.put(ServiceName.USER, UserService::compose);
        services.put(ServiceName.AI_CONFIG, AiConfigService::compose);
        services.put(ServiceName.AI_CONTENT, AiContentService::compose);
        services.put(ServiceName.AI_ANALYTICS, AiAnalyticsService::compose);
        services.put(ServiceName.MUSIC, MusicService::compose);
        return services;
    }

    /** The gateway first, so that no request meets a service that has gone. */
    @Override
    public void close() {
        running.forEach(Running::close);
    }
}
